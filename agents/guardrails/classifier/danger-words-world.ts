/**
 * The classes of `danger-words.ts` in Spanish, French, German and Portuguese, folded: what the classifier learned of
 * "harm + person" in English holds for "matar + piloto" too. Words that mean something else in English are left out.
 */
export const dangerWordsWorld: Readonly<Record<string, string>> = {
  harm: `matar matarte matarlo matarla matarlos mato mataria asesin* apunal* acuchill* dispar* envenen* secuestr* violar tortur* golpear pegar_un_tiro hacerle_dano hacer_dano lastim* estrangul* degoll* atac*
    tuer tuerai assassin* poignard* egorg* etrangl* empoison* enlev* torturer frapper violer tirer_sur faire_du_mal agress* abattre
    toten umbring* ermord* erschiess* erstech* erstich* abstech* abstich* vergift* entfuhr* foltern schlagen verletz* wehtun wehzutun wurgen erwurg* niederschlagen
    esfaque* atirar estrang* degol* machucar ferir espancar sequestr* estuprar`,
  destroy: `explotar estallar volar_por quemar incendi* destrui* derrib* estrellar sabote* explodir queimar derrubar
    exploser sauter bruler incendier detruire detourn* crasher
    sprengen sprenge zerstor* anzund* hochjag* abfackeln kapern abschiess*`,
  steal: `robar roubar furtar voler_un voler_une voler_des stehlen klauen ausrauben estaf* defraud* betrug* escroqu* falsific* falsifi* falsch* gefalscht* lavar_dinero lavar_dinheiro`,
  intrude: `hacke* pirat* espi* espionn* spionier* entrar_en acced* acess* invad* einbrech* einzubrechen knacken clonar`,
  make: `fabric* hago hacer construir construyo armo armar cocin* faco fazer produz* montar fabriqu* construire faire bauen baue bastel* herstell* mischen`,
  get: `compro comprar conseguir consigo vend* vender achet* acheter trouver obtenir kaufen kaufe besorg* beschaff* bekomm* arranjar arranjo`,
  conceal: `escond* esconder ocult* oculto contraband* pasar_por sin_que_me cacher dissimul* passer_en sans_etre versteck* schmugg* unbemerkt ohne_dass traficar trafic* sem_ser`,
  person: `piloto pilotos azafata azafatas gente alguien mujer marido esposa novia novio vecino jefe hijo hija madre padre hermano pasajero pasajeros policia todos ellos empleada tripulacion
    pilote pilotes hotesse gens quelqu'un femme mari copine copain voisin patron fils fille mere frere passager passagers policier tous
    piloten pilot stewardess leute jemand* frau mann freundin freund nachbar* chef sohn tochter mutter vater bruder passagier* polizist* euch alle menschen mitarbeiter*
    pessoas alguem mulher namorada namorado vizinho chefe filho filha mae irmao passageiro passageiros policial comissaria tripulacao`,
  minor: `nino nina ninos ninas menor menores enfant enfants mineur mineurs minderjahrig* crianca criancas adolescente*`,
  place: `avion aeropuerto edificio escuela iglesia banco hospital estacion aeroport ecole eglise banque gare flugzeug flugzeugtoilette flieger flughafen gebaude schule kirche bahnhof krankenhaus aviao aeroporto predio escola igreja a_bordo an_bord`,
  weapon: `bomba bombas explosivo explosivos granada dinamita pistola arma armas cuchillo fusil misil bombe bombes explosif explosifs arme armes couteau bomben rohrbombe sprengstoff sprengsatz granate waffe waffen messer gewehr faca dinamite grenade`,
  toxin: `veneno cianuro gas_toxico poison cyanure gaz_toxique zyankali nervengas cianeto giftgas`,
  drug: `cocaina coca heroina droga drogas metanfetamina marihuana maconha cocaine coke heroine drogue drogues kokain koks heroin drogen hasch`,
  crime: `terrorism* terrorist* secuestro asesinato robo estafa attentat atentado meurtre braquage mord raub anschlag uberfall geisel* rehen* refem`,
  sexual: `sexo desnud* porno* pornograf* sexe nackt* nua violacion viol vergewaltig*`,
  group: `inmigrante* imigrante* judio* judeu* musulman* muculman* negros negras gitanos ciganos extranjeros estrangeiros homosexuales immigres juifs arabes noirs etrangers gitans auslander juden muslime schwarze fluchtling* schwule turken zigeuner raza race raca rasse`,
  demean: `inferiores exterminar extermin* basura escoria deportar merecen inferieurs vermine dechets minderwertig* abschaum ausrott* ausgerottet vernicht* vergas* inferior lixo`,
  selfharm: `suicid* suicidarme matarme quitarme_la_vida cortarme morir morirme venas suicider me_tuer mourir veines selbstmord umbringen sterben adern pulsadern morrer me_matar pulsos tirarme_de tirar_me pular_de sauter_d'un springe_von tirer_une_balle`,
  private: `contrasena mot_de_passe passwort senha direccion adresse endereco mensajes nachrichten mensagens`,
  mine: `mi_ex mi_vecino mi_jefe mi_mujer mi_marido mi_novia mi_novio mon_ex ma_femme ma_copine mon_mari mon_patron mon_voisin meine_ex meiner_ex meine_frau meiner_frau mein_nachbar mein_chef minha_ex minha_mulher meu_vizinho meu_chefe minha_namorada meu_marido`,
  protect: `denunciar melden proteger proteg* ayuda ajuda hilfe aide emergencia urgence notfall amenaza ameaca menace drohung alerte alerta declar* porter_plainte anzeige`,
  travel: `vuelo vuelos maleta maletas equipaje billete boleto embarque asiento facturar facturada vol vols valise valises bagage bagages billet soute cabine flug fluge koffer gepack ticket handgepack aufgeben voo voos mala malas bagagem passagem despachar despachada`,
  idiom: `espera retraso hambre sed sueno cansancio ganas atente attente retard faim soif fatigue envie verspatung warterei hunger durst langeweile atraso fome cansaco vontade saudade bateria akku batterie`,
  threat: `voy_a vamos_a hay_una he_puesto deje_una llevo_una je_vais on_va j'ai_mis j'ai_laisse il_y_a_une ich_werde ich_will wir_werden ich_habe_eine vou vamos deixei coloquei tem_uma`,
};
