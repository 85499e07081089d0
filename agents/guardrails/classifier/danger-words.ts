import { dangerWordsWorld } from "./danger-words-world.ts";

/**
 * Words by the part they play in a dangerous or a harmless request. "Kill" says nothing by itself: what is killed, with
 * what and in which world decides, so the content-safety part of the classifier learns from pairs of these classes.
 * Stems end in "*". Phrases are joined by "_". English; four more languages are in `danger-words-world.ts`, and those that write
 * words together have patterns of their own.
 */
const english: Readonly<Record<string, string>> = {
  harm: `kill* murder* stab* shoot* strangl* poison* assault* attack* assassinat* injur* harm* hurt* torture* kidnap* abduct* behead* chok* smother* suffocat* slaughter* execut* maim* mutilat* lynch* rape* raping molest* abus* punch* slap* whip* burn* drown* bomb* massacr* massacre* ambush* strike beat beating gore* flay* dismember* groom* traffick* enslav* exterminat* eradicat* annihilat* eliminat* overpower* throttl* tackl* hang hanging butcher* snipe* axe axing skin* crush* decapitat* dispos* terminat* obliterat* cruelty hostage*`,
  destroy: `blow_up blowing_up blow destroy* demolish* smash* vandali* wreck* sabotag* slash* torch* arson ignit* set_fire sink derail* crash* collaps* damag* detonat* explod* hijack* chop* break* cut*`,
  steal: `steal* stole* rob robbing robbery shoplift* burgl* pickpocket* snatch* loot* embezzl* swindl* defraud* scam* skim* pirat* counterfeit* forge* forging forgery launder* fraud* evade evading evasion dodge cheat* plagiari* ponzi pyramid_scheme`,
  intrude: `break_into breaking_into hack* crack* bypass* infiltrat* breach* access accessing get_into spy* wiretap* stalk* track* eavesdrop* snoop* log_into unlock* swat swatting dox* doxx* deanonymi* impersonat* deepfake*`,
  make: `make making build building create creating construct* manufactur* synthesi* produc* cook cooking brew* cultur* design* develop* assembl* craft* 3d_print convert`,
  write: `write generat* compose draft list describ* explain* convinc* persuad* promot* encourag* glorif* romantici* justif* argue argument* article* post posts essay* blog speech* tweet* message email script code story instruct* step_by_step detailed`,
  get: `buy* get obtain* acquir* purchas* order find hire hiring sell* deal* distribut* solicit*`,
  conceal: `smuggl* sneak* hide hiding conceal* dispos* get_away_with cover_up without_getting_caught without_being_caught undetected avoid_detection evad* anonymously secretly untraceable illegal* illicit* unlawful* without_anyone_knowing without_detection without_a_license black_market dark_web under_the_radar unnotic*`,
  person: `someone somebody person people man men woman women guy guys girl girls boy boys lady human humans neighbor neighbour neighbors wife husband boyfriend girlfriend spouse boss coworker co-worker colleague ex stranger roommate classmate friend friends baby babies infant toddler student students teacher police_officer cop cops judge parents mother father mom dad grandmother grandma brother sister family enemy enemies victim* passenger* crowd customer* employee* tourist* politician* civilian* pedestrian* driver landlord homeless prostitute* worker* alleyway enemy child children kid kids him her them`,
  minor: `child children kid kids minor minors underage teen* baby babies toddler infant* grader* boy girl schoolgirl* pedophil* paedophil*`,
  place: `bank banks hospital school schools church mosque synagogue airport airplane plane planes building buildings house home store supermarket mall stadium bridge train subway station embassy city town village office parliament government capitol skyscraper* power_plant grid dam nuclear vault museum concert`,
  tech: `process processes thread threads python linux unix program programs app apps task tasks job terminal tab tabs browser window instance container docker kernel git function loop query download* downloads internet connection pop-up_ads driver disk`,
  play: `game games minecraft fortnite gta skyrim zelda pokemon call_of_duty battlefield overwatch hitman elden_ring dark_souls counter-strike league_of_legends world_of_warcraft level boss zombie zombies npc npcs dragon dragons vampire* alien* monster* orc orcs wizard chess poker monopoly sims lego player video_game online_game fps rpg`,
  fiction: `movie movies film novel book series season episode story plot character fictional harry_potter voldemort dumbledore batman joker superman spiderman darth_vader luke_skywalker leia frodo sauron gandalf sherlock_homer simpson simpsons spongebob donald_duck mickey_mouse goofy barbie shrek thanos avengers james_bond daenerys jon_snow walter_white breaking_bad star_wars star_trek lord_of_the_rings game_of_thrones the_godfather die_hard disney marvel santa_tooth fairy easter_bunny romeo juliet hamlet macbeth hermione winnie pikachu mario`,
  food: `egg eggs onion* potato* tomato* garlic avocado* meat chicken steak fish lobster crab turkey bread cake bake baking bakesale cream soup dinner meal lunch breakfast pasta pizza ice lemon* nuts cheese coffee cocktail drink beer wine coke coca-cola vegetable* fruit* kitchen recipe juice sauce cookies`,
  nature: `weed weeds garden gardening plant plants grass tree trees wood log logs mosquito* cockroach* ant ants fly flies bug bugs insect* pest pests rat rats mouse mice spider spiders wasp* termite* lice flea fleas bacteria virus viruses germs mold fungus snail* slug* balloon balloons pinata bubble*`,
  idiom: `mood vibe time lights light engine conversation fear fears anxiety boredom silence expectations competition party exam exams test interview presentation workout dance joke karaoke show set audience goal goals shot shots hoops ball tennis football basketball soccer baseball golf hockey photo photos picture pictures video selfie deadline habit habits idea ideas plan project market sales debt debts bills unpaid argument debate dream career ego heart record traffic chores work day thirst appetite crowd habit two_birds procrastinat* laughing laughter hobby ambition* maths homework problem* issue* question*`,
  thing: `car tv phone laptop computer window door fence wall walls roof furniture clothes rope balloon paper documents file files photo rocks ice toy toys doll mannequin target dartboard punching_bag pillow wallpaper pipe pipes nail nails hole shed`,
  weapon: `bomb bombs bomber gun guns explosive* rifle* firearm* grenade* ammunition ammo silencer pistol handgun missile* dynamite molotov napalm landmine* knife knives axe machete sword weapon* warfare tnt detonator* ied dirty_bomb shrapnel bullets`,
  toxin: `poison toxin* toxic nerve_gas mustard_gas sarin ricin anthrax botulin* cyanide arsenic chloroform tetrodotoxin chlorine bleach ammonia hydrogen_sulfide pathogen* virulent smallpox ebola plague bioweapon* biological_weapon biological_warfare chemical_weapon chemical_warfare chemical_agents vx tabun novichok lethal fatal deadly`,
  drug: `cocaine heroin meth methamphetamine crack lsd mdma fentanyl ketamine opioid* ghb drug drugs narcotic* steroids weed marijuana cannabis psilocybin xanax adderall oxycontin dealer stoned high`,
  crime: `murder theft fraud terrorism terrorist* terror arson bribe* brib* kickback* extort* blackmail* ransom identity_theft tax_evasion money_laundering insider_trading human_trafficking child_labor sweatshop* poach* smuggling robbery burglary embezzlement hitman assassin* gang mafia cartel riot* looting genocide ethnic_cleansing war_crime* crime crimes criminal* hate_crime perjury jaywalk* stolen illegal illegally`,
  sexual: `porn porno* pornograph* sexual* sex rape rapist nude nudes naked erotic* fetish incest bestiality non-consensual nonconsensual orgasm explicit prostitut* revenge_porn upskirt* molest* pedophil* lolita`,
  group: `muslim muslims islam jew jews jewish black blacks african africans white asian asians chinese mexican mexicans latino latinos hispanic immigrant* migrant* refugee* gay gays lesbian* homosexual* trans transgender non-binary nonbinary bisexual* lgbt* queer disabled autistic women woman females female men indian indians arab arabs roma gypsies christian christians hindu* native indigenous aboriginal* divorced elderly old fat pregnant poor homeless ukrainians russians americans race races racial ethnic* ethnicity minority minorities gender religion religious colleague`,
  demean: `stupid inferior superior weaker weak lazy dirty dumb ugly worse worst evil disgusting criminals less_intelligent less deserve* not_be_allowed should_not_be should_be_banned banned denied deny hate hateful hatred despise slur slurs racist sexist homophobic transphobic insult* mock* ridicul* demean* humiliat* belittl* stereotyp* subhuman vermin greedy sinful shame* segregat* deport* exclude excluded fired oppress* discriminat* annoying unfit bullied`,
  history: `holocaust genocide massacre world_war wwi wwii 9/11 slavery slave slave_trade apartheid nazi nazis hitler stalin mao pol_pot khmer_rouge isis al_qaeda taliban ku_klux_klan kkk pinochet hiroshima crusades inquisition colonial* colonialism rwanda* armenian* srebrenica tiananmen chernobyl jfk kennedy assassination* lincoln plath war wars battle battles invasion invade revolution regime columbine sandy_hook pearl_harbor vietnam unabomber al-qaeda concentration_camps residential_schools yugoslav*`,
  justify: `justified justify justifiable good_thing a_good_thing deserved necessary praise glorif* glorious downplay* deny denying denial never_happened hoax overstate* exaggerat* myth beneficial positive_impact propaganda right thing morally was_right heroic hero celebrate defend superior blessing peaceful`,
  ask: `who when where which what did how_many how_long why_did what_is what_are what_was what_were define definition meaning mean explain history_of history`,
  private: `address phone_number social_security ssn password passwords pin credit_card bank_account medical_records health_history mental_health diagnosis browsing_history browser messages texts emails email inbox date_of_birth birthday salary income criminal_record passport_number location whereabouts photos icloud political_affiliation sexual_orientation divorce divorced affair secrets diary`,
  mine: `my_ex my_neighbor my_neighbor's my_boss my_coworker's my_coworker my_colleague my_wife my_wife's my_husband my_girlfriend my_girlfriend's my_boyfriend my_boyfriend's my_partner's my_partner my_crush my_landlord my_landlord's my_teacher my_teacher's my_doctor my_doctor's my_cleaner's my_cleaner my_daughter's my_son's my_roommate my_roommate's my_friend's my_friend my_brother's my_brother my_sister's my_nanny's my_dentist's my_client's my_manager's my_neighbour's my_date's my_ex's my_tinder my_therapist`,
  public: `president prime_minister queen king pope senator celebrity actor actress singer microsoft google apple amazon facebook samsung netflix company customer_service support headquarters white_house elon_musk bill_gates jeff_bezos taylor_swift beyonce obama trump biden rishi_sunak angelina_jolie emma_stone brad_pitt einstein kim_kardashian mayor office famous`,
  malware: `malware ransomware keylogger virus worm trojan rootkit spyware botnet ddos dos_attack exploit* vulnerab* payload phishing sqli sql_injection xss injection eternalblue bluekeep ghostcat reverse_shell backdoor privilege_escalation brute_force password_cracker rainbow_table zero-day antivirus waf firewall syn_flood packets cryptojack* mine_cryptocurrenc* shellcode buffer_overflow hash* credentials`,
  selfharm: `suicide suicidal kill_myself killing_myself end my_life end_my_own_life self-harm self_harm cut_myself hurt_myself overdose anorexia bulimia starve starving hang_myself take_my_own_life jump_off wrists pills`,
  harass: `bully bullying harass* threaten* threat threats intimidat* blackmail* extort* gaslight* stalk* troll manipulat* coerc* pressur* humiliat* doxx* ostraci* abus* swatting catfish* cyberbully* racial_slurs`,
  mislead: `fake fakes false misleading misinform* disinform* conspiracy hoax rumor rumors propaganda fabricat* defam* slander* secretly persuasive convincing one-sided bogus vaccine vaccines autism flat_earth election elections ballot* voter* voting vote cure cigarettes climate_change pandemic 5g staged inside_job rigged stolen election`,
  protect: `protect* prevent* avoid* report* defend* help stop detect* remove* recover* treat* safely safe safety survive recognize signs fight_against support awareness legal legally anti protect_myself victim support`,
  travel: `flight flights plane airport luggage bag bags suitcase boarding gate passport visa ticket seat airline layover connection refund booking checked carry-on declare security passenger onboard customs`,
  threat: `i_will i'm_going_to im_going_to i_am_going_to we_will you_will_die you_will_pay there_is_a there's_a i_have_a i_put i_planted`,
};

export interface DangerWords {
  /** Whole words, and phrases joined by "_", to their classes. */
  exact: ReadonlyMap<string, readonly string[]>;
  /** Beginnings of words, by their first three letters. */
  stems: ReadonlyMap<string, readonly (readonly [stem: string, name: string])[]>;
  /** How many words the longest phrase has that begins with this word. */
  longest: ReadonlyMap<string, number>;
}

/** The lists above, ready to look words up in. */
export const dangerWords: DangerWords = index();

function index(): DangerWords {
  const exact = new Map<string, string[]>();
  const stems = new Map<string, [string, string][]>();
  const append = <T>(map: Map<string, T[]>, key: string, value: T): void => {
    map.set(key, [...(map.get(key) ?? []), value]);
  };
  const longest = new Map<string, number>();
  for (const [name, text] of [...Object.entries(english), ...Object.entries(dangerWordsWorld)])
    for (const word of new Set(text.split(/\s+/))) {
      const [first = "", ...rest] = word.split("_");
      if (rest.length > 0) longest.set(first, Math.max(longest.get(first) ?? 1, rest.length + 1));
      if (word.endsWith("*")) append(stems, word.slice(0, 3), [word.slice(0, -1), name]);
      else append(exact, word, name);
    }
  return { exact, stems, longest };
}
