/** Code that has no place in a conversation with an airline: database, script, shell, template and markup injections. */
export const codePatterns: readonly { name: string; test: RegExp }[] = [
  {
    name: "sql",
    test: /\b(?:drop|truncate|alter|create) +(?:table|database|schema)\b|\bunion +(?:all +)?select\b|\bselect\b[\s\S]{1,80}\bfrom\b[\s\S]{1,60}\b(?:where|limit|order by)\b|\bselect +(?:\*|pg_sleep|sleep|version|user|load_file|count\(|\(?select\b)|\binsert +into +\w+|\bdelete +from +\w+(?: +where|;|$)|\bupdate +\w+ +set +\w+ *=|\bxp_cmdshell\b|\bwaitfor +delay\b|\bexec(?:ute)?\s*\(\s*['"]|\binformation_schema\b/i,
  },
  {
    name: "sql",
    test: /['"`]\s*(?:\)|\s)*\s*(?:or|and)\s+(?:\(?\s*)?(?:['"`]?\w*['"`]?\s*(?:=|<|>|like)|not\b|if\s*\(|sleep|\(select|exists|1\b)|['"]\s*;?\s*--|;\s*--\s*$|\bor\s+1\s*=\s*1\b|\/\*.{0,40}\*\/.{0,20}\b(?:select|union|or)\b|\bsleep\s*\(\s*\d+\s*\)|\bbenchmark\s*\(|\bif\s*\(\s*\d\s*=\s*\d|having +\d+ *= *\d+/i,
  },
  {
    name: "script",
    test: /<\s*\/?\s*(?:script|iframe|object|embed|svg|img|body|html|video|audio|input|form|style|link|meta|base|marquee|details|math|xml|applet|frameset|isindex|layer|bgsound|button|div|a|p|b|table|td|textarea|title|template|xss)\b[^>]*(?:>|\bon\w+\s*=|\bsrc\s*=|\bhref\s*=|\bstyle\s*=)/i,
  },
  {
    name: "script",
    test: /\bon(?:error|load|click|mouse\w+|focus|blur|toggle|start|key\w+|pageshow|animation\w+|begin|input|submit|resize|scroll|change)\s*=|javascript\s*:|vbscript\s*:|data\s*:\s*(?:text\/html|application\/|image\/svg)|\bdocument\s*\.\s*(?:cookie|domain|location|write|body)|\bwindow\s*\.\s*(?:location|open|on)|\b(?:alert|prompt|confirm|eval|atob|fromcharcode|settimeout|unescape)\s*\(|<!(?:entity|doctype|\[cdata)|-moz-binding|expression\s*\(|&#x?[0-9a-f]{2,6};?(?:&#x?[0-9a-f]{2,6};?){2}/i,
  },
  {
    name: "shell",
    test: /(?:^|[;&|`]|\$\()\s*(?:cat|ls|rm|wget|curl|nc|bash|sh|chmod|sudo|ping|uname|touch|mkfifo|python\d?|perl|nslookup)\s+(?:-\w|[/~<"'.]|https?:)|(?:[;&|`]|\$\()\s*(?:id|whoami|ls|dir|cat|touch)\b|^\s*(?:whoami|uname)\s*$|["']\s*(?:touch|cat|ls|rm|curl|wget|id) [^"']{0,60}["']|\brm +-[rf]+\b|\/etc\/(?:passwd|shadow|hosts)|\/bin\/(?:ba)?sh\b|\bcmd(?:\.exe)?\s*\/c\b|\bpowershell\b\s+-|\(\)\s*\{\s*:?;?\s*\}|\.\.[\\/]\.\.[\\/]|file:\/\/\/|\bnc\s+-?\w*\s*\S+\s+\d{2,5}\b|2>&1|\bls +-[al]+/i,
  },
  {
    name: "program",
    test: /__(?:import|class|globals|builtins|subclasses|mro|init)__|\bimport +(?:os|sys|subprocess|socket|base64|pty|requests)\b|\bos\s*\.\s*(?:system|popen|exec\w*|environ)|\bsubprocess\s*\.\s*\w+|\b(?:kernel|io|process|open3)\s*\.\s*(?:exec|system|spawn|popen|open|capture\w*)|\b(?:exec|system|popen|shell_exec|passthru|eval|compile|spawn|proc_open|assert)\s*\(?\s*(?:['"`(]|input|compile|\w+\()|%x[({[]|@\{\[|runtime\.getruntime|child_process|require\s*\(\s*['"]|\bprocess\.(?:env|exit)|<\?php|<%[=@]?|\blambda\b.{0,40}:|\bdef +\w+\(.*\)\s*:|\bfor +\w+ +in +range\(|\bFile\.(?:open|read|write)|\bgetattr\s*\(|\bopen\s*\(\s*['"]\/|-e\s+['"]system/i,
  },
  {
    name: "template",
    test: /\{\{[\s\S]{1,80}\}\}|\$\{[^}]{1,80}\}|#\{[^}]{1,80}\}|\{%[\s\S]{1,80}%\}|\$\{jndi:|!\[[^\]]*\]\(|\]\(\s*(?:javascript|data|http[^)]*\?)/i,
  },
  { name: "malware test string", test: /EICAR|X5O!P%|AJ!N!Y!|GTUBE|XJS\*C4JDBQADN1/i },
  { name: "hash", test: /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i },
];
