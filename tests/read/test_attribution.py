# ruff: noqa: E501 - a table row is one line
"""On whose word stretches of our own sentences stand."""

from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.read.attribution import attribution_at, find_attributions
from selon.read.mentions import Attribution
from selon.read.passage import prepare
from selon.register import load_register

# text | the word in it that must stand on | the chain, nearest first, as text/kind; "-" for nobody's word
_CHAINS = """
# prepositions
Selon le Conseil norvégien pour les réfugiés, 3 000 familles ont fui Djibo. | fui | Conseil norvégien pour les réfugiés/ngo
D'après un chauffeur rencontré à la gare, le pont a été dynamité. | dynamité | chauffeur/witness
D'apres le maire, trois maisons ont brûlé. | brûlé | maire/local
Neuf soldats ont été tués, selon un premier bilan. | tués | -
Le bilan fait état de neuf soldats tués. | tués | -
Neuf soldats ont été tués, selon un bilan provisoire de la mairie. | tués | mairie/local
Neuf soldats ont été tués, selon un bilan encore provisoire établi par la mairie. | tués | mairie/local
Neuf tués et un disparu, tel est le bilan que dresse le préfet. | tués | préfet/official
Tel est le bilan dressé par le préfet après l'attaque de Bria : neuf tués. | attaque | préfet/official
Six soldats ont été tués, selon un bilan communiqué par l'état-major. | tués | état-major/official
Trois civils ont été tués, selon un nouveau bilan communiqué mardi soir par la police. | tués | police/official
Neuf viols ont été commis, selon les confiseurs du quartier. | viols | confiseurs du quartier/unnamed
Les soldats ont tiré, selon la loi. | tiré | -
Lundi, selon l'ONG yéménite Mwatana, les miliciens ont exécuté deux notables. | exécuté | ONG yéménite Mwatana/ngo
À entendre le maire, le pont a été pris. | pris | maire/local
Aux dires d'un rescapé, les assaillants ont brûlé le marché. | brûlé | rescapé/witness
À en croire des sources hospitalières, quinze corps ont été déposés. | corps | sources hospitalières/local
Le camp a été pris, si l'on en croit un combattant. | pris | combattant/armed_group
De l'aveu de l'état-major, la garnison s'est repliée. | repliée | état-major/official
De sources concordantes, l'armée s'est retirée de Mweso. | retirée | sources concordantes/unnamed
L'armée a repris la gare, de source militaire. | repris | source militaire/official
Pour le maire de Kherson, les Russes préparent un repli. | repli | maire de Kherson/local
Le camp a été attaqué, selon l'Organisation internationale pour les migrations. | attaqué | Organisation internationale pour les migrations/un
Le conflit a fait fuir 10 000 personnes, d'après les estimations de l'ONU. | fuir | ONU/un
Selon des témoignages recueillis par l'ONG Crisis Action, des soldats ont tiré sur la foule. | tiré | ONG Crisis Action/ngo
D'après des informations recueillies auprès de sources locales, le pont a sauté. | sauté | sources locales/local
Selon un communiqué du ministère de la Sécurité, huit terroristes ont été neutralisés. | neutralisés | ministère de la Sécurité/official
Selon la coordination des comités de résistance d'Omdourman, 40 obus sont tombés. | obus | coordination des comités de résistance d'Omdourman/local
D'après Ocha, 80 000 personnes ont fui Minembwe. | fui | Ocha/un
Selon Radio Dabanga, des miliciens ont pillé le marché de Nyala. | pillé | Radio Dabanga/media
Selon l'Institut pour l'étude de la guerre (ISW), les Russes ont progressé. | progressé | Institut pour l'étude de la guerre/monitor
D'après les services de renseignement britanniques, les chars ont avancé. | avancé | services de renseignement britanniques/official
La veille, d'après une infirmière dont le récit n'a pu être recoupé, un drone a frappé un minibus. | frappé | infirmière/local
Plusieurs femmes, au moins quatre d'après un pasteur, ont été enlevées. | enlevées | pasteur/local
Les ponts, selon le préfet, ont été détruits par les crues de tirs. | détruits | préfet/official
Dix civils ont été tués (source : Protection civile). | source | Protection civile/official
# words inside the verb, quotes and numbers beside the source
Le chef de la milice soutient au contraire que ses hommes ont repris le pont. | repris | chef de la milice/armed_group
Londres et Washington ont de leur côté annoncé que leurs avions avaient frappé le port. | frappé | Londres/official > Washington/official
Le ministère de la Défense a, lui, assuré que l'armée avait repris la crête. | repris | ministère de la Défense/official
Tripoli l'accuse d'avoir tué six bergers. | tué | Tripoli/official
L'avion a visé un repaire de "bandits", selon le porte-parole militaire. | visé | porte-parole militaire/official
Le pont a été repris, à en croire la 7e brigade. | repris | 7e brigade/official
# people that no list of sources has
Les mutins de la garnison ont pris la radio, a reconnu un ingénieur. | pris | ingénieur/local
Des bûcherons affirment que des hommes armés ont brûlé le hameau. | brûlé | bûcherons/local
Un géologue assure que la mine a été pillée. | pillée | géologue/local
Le maire parle de dix blessés dans l'attaque. | attaque | maire/local
# names told whole
Le ministère tadjik des Situations d'urgence dit que 300 familles ont fui. | fui | ministère tadjik des Situations d'urgence/official
Les Faucons du fleuve ont annoncé la prise du port. | prise | Faucons du fleuve/unnamed
La Defensoría del Pueblo rapporte que huit paysans ont été tués. | tués | Defensoría del Pueblo/unnamed
Pour l'état-major général des armées, le convoi est tombé dans un piège. | tombé | état-major général des armées/official
# what an infinitive says
L'armée vient d'annoncer que le pont était repris. | repris | armée/official
Le préfet a fini par admettre que la ville était tombée. | tombée | préfet/official
# those whose accounts were heard, and those who cite
La Mission a recueilli les récits de trois femmes violées par des soldats. | violées | femmes/witness > Mission/un
Citant un officier, l'agence Suna affirme que la base a été prise. | prise | officier/official > Suna/agency
Au micro de RFI, le maire a indiqué que le marché avait brûlé. | brûlé | maire/local > RFI/media
D'après Radio Tamazuj, on se bat. Citant des témoins, elle ajoute que six rebelles ont été tués. | tués | témoins/witness > Radio Tamazuj/media
# those who were named before
Le maire a raconté l'attaque. À l'en croire, le marché a brûlé. | brûlé | maire/local
Des voisins ont raconté l'attaque. À les entendre, le marché a brûlé. | brûlé | voisins/local
Le maire a raconté l'attaque. D'après ce dernier, le marché a brûlé. | brûlé | maire/local
Le marché a brûlé. L'information est livrée par la société civile. | brûlé | société civile/local
C'est la Commission nationale des droits de l'homme qui l'affirme : le marché a brûlé. | brûlé | Commission nationale des droits de l'homme/official
Le préfet est formel : le marché a brûlé. | brûlé | préfet/official
# verbs before
L'armée a en outre annoncé la prise de Sake. | prise | armée/official
Interrogé par la presse, le maire a affirmé que le pont avait été repris. | repris | maire/local
L'armée dément les bruits relayés par des chaînes hostiles, selon lesquels un avion aurait été abattu. | abattu | armée/official
L'armée israélienne dit avoir frappé 450 cibles à Gaza. | frappé | armée israélienne/official
Le ministère de la Santé du Hamas a fait état de 120 morts à Jabaliya. | morts | ministère de la Santé du Hamas/official
Les Houthis ont revendiqué une attaque au missile contre un pétrolier. | attaque | Houthis/armed_group
Le gouvernement d'union nationale a annoncé le retrait de ses forces. | retrait | gouvernement d'union nationale/official
Volodymyr Zelensky a assuré que ses troupes tenaient Bakhmout. | tenaient | Volodymyr Zelensky/unnamed
Le ministre israélien de la Défense, Yoav Gallant, a indiqué que les troupes encerclaient la ville. | encerclaient | Yoav Gallant/official
Kiev a accusé Moscou d'avoir bombardé un train. | bombardé | Kiev/official
Les autorités imputent l'attaque aux ADF. | attaque | autorités/official
Amnesty International documente des exécutions sommaires à Moura. | exécutions | Amnesty International/ngo
Human Rights Watch accuse l'armée d'avoir exécuté 223 civils. | exécuté | Human Rights Watch/ngo
Le collectif Sudan Doctors Network a dénombré 22 morts. | morts | Sudan Doctors Network/ngo
Israël affirme que 20 combattants ont été tués. | tués | Israël/official
Washington estime que 500 mercenaires sont arrivés à Bangui. | arrivés | Washington/official
Les rebelles, eux, soutiennent avoir abattu un hélicoptère. | abattu | rebelles/armed_group
Un responsable local, qui a requis l'anonymat, a affirmé que le poste avait été pris. | pris | responsable local/local
L'un des rescapés décrit des tirs à bout portant. | tirs | rescapés/witness
Un porte-parole des rebelles a, de son côté, affirmé contrôler l'aéroport. | contrôler | porte-parole des rebelles/armed_group
L'état-major, lui, a parlé dans un communiqué d'une frappe contre une base. | frappe | état-major/official
La katiba a fait dire qu'elle n'avait pas attaqué Mougna. | attaqué | katiba/armed_group
Le groupe État islamique a affirmé dans un communiqué avoir visé un hôtel. | visé | État islamique/armed_group
Le chef de la Monusco s'est dit préoccupé par l'avancée du M23 vers Sake. | avancée | chef de la Monusco/un
Le préfet tient à préciser que deux otages ont été libérés. | libérés | préfet/official
Des médias libyens ont rapporté que des affrontements avaient éclaté à Zaouïa. | affrontements | médias libyens/media
Le porte-parole militaire houthi Yahya Saree a annoncé la destruction d'un drone. | destruction | Yahya Saree/armed_group
La police a confirmé jeudi l'enlèvement de vingt étudiants. | enlèvement | police/official
Les autorités ne confirment que deux enlèvements. | enlèvements | autorités/official
Un responsable de la Croix-Rouge interrogé sur place a dit avoir compté quarante corps. | corps | responsable de la Croix-Rouge/ngo
Le chef de l'administration militaire n'exclut pas de nouvelles évacuations. | évacuations | chef de l'administration militaire/official
L'agence de presse officielle Suna a annoncé que l'armée avait repris Singa. | repris | Suna/agency
Le président Félix Tshisekedi a dénoncé l'occupation de Bukavu. | occupation | Félix Tshisekedi/official
Les deux camps font état de lourdes pertes ; l'armée affirme avoir tenu le pont. | tenu | armée/official
Le maire, que nous avons joint au téléphone, affirme que le pont a sauté. | sauté | maire/local
L'occupant reconnaît une explosion près du dépôt. | explosion | occupant/official
C'est Moscou qui l'annonce : 959 combattants se sont rendus. | rendus | Moscou/official
On apprend de source judiciaire que deux suspects ont été arrêtés. | arrêtés | source judiciaire/official
A Kiev, on parle d'une opération d'évacuation. | évacuation | Kiev/official
Le Soudan a rompu les discussions et accusé les FSR d'avoir pris El-Nahud. | pris | Soudan/official
Les talibans ont affirmé tenir la vallée, ce qu'a nié le Front national de résistance. | tenir | talibans/armed_group
Un porte-parole de la TNLA a indiqué à l'AFP que Kyaukme était tombée. | tombée | porte-parole de la TNLA/armed_group > AFP/agency
L'armée s'est assuré le contrôle du pont. | contrôle | -
Le Hamas a imputé la frappe à Israël, qui a mis en cause un tir raté du Jihad. | tir | Israël/official
# verbs inside and after
Six soldats ont été tués dans un raid, a appris l'AFP de source militaire. | tués | source militaire/official
Des tentes ont été brûlées, accuse un élu ; l'armée se tait. | brûlées | élu/local
Des civils ont été exécutés, accusent des associations locales. | exécutés | associations locales/ngo
Le port est pris, confirment des sources administratives, militaires et humanitaires. | pris | sources administratives, militaires et humanitaires/official
La gare est tombée, murmure-t-on à Gomel. | tombée | -
L'attaque a été confirmée à RFI par plusieurs élus. | attaque | élus/local > RFI/media
Trois obus sont tombés, a fait savoir le service d'urgence local. | obus | service d'urgence local/local
Cette zone était occupée par deux milices, précise le journal libanais al-Akhbar. | occupée | al-Akhbar/media
Deux jours durant, raconte une retraitée, les miliciens ont vidé les maisons. | vidé | retraitée/witness
Une frappe a touché l'hôpital, a dénoncé Médecins sans frontières. | frappe | Médecins sans frontières/ngo
Comme l'a confirmé le préfet, trois gendarmes ont été blessés. | blessés | préfet/official
Le village a été incendié, témoigne une rescapée. | incendié | rescapée/witness
Il n'y a pas eu de bombardement, jure le commandant de la zone. | bombardement | commandant de la zone/official
Un drone s'est écrasé, a écrit le gouverneur Oleh Synehoubov sur Telegram. | drone | Oleh Synehoubov/official
Les forces spéciales ont libéré trente otages, s'est félicité le ministre de l'Intérieur. | libéré | ministre de l'Intérieur/official
Une colonne a été détruite, croit savoir La Nouvelle Tribune. | détruite | La Nouvelle Tribune/media
Des soldats se sont mutinés, nous rapporte RFI. | mutinés | RFI/media
Quatre personnes ont été enlevées, confirme Crispin Mbindule, député national. | enlevées | Crispin Mbindule/official
Des paysans ont été tués, déplore Kinos Katuho, leader de la société civile de Mamove. | tués | Kinos Katuho/local
Dix corps ont été retrouvés, a-t-on appris auprès de la Croix-Rouge locale. | corps | Croix-Rouge locale/ngo
Le convoi a été attaqué, apprend-on de source sécuritaire. | attaqué | source sécuritaire/official
Deux ponts ont sauté, dit-on au ministère de la Défense. | sauté | ministère de la Défense/official
Le chef rebelle a été tué, a rapporté le Daily Post. | tué | Daily Post/media
Les tribus ont quitté la ville, ont-elles annoncé. | quitté | tribus/armed_group
# quotations
« Les rebelles ont pris le pont, poursuit le maire. Ils ont tué trois gardes. » | tué | maire/local
"Les rebelles ont pris le pont, raconte une habitante. Nos hommes ont tué trois des leurs." | tué | habitante/local
« Nous avons repris l'aéroport », a proclamé sur X le porte-parole de l'armée. | repris | porte-parole de l'armée/official
"Les obus pleuvaient. Dix voisins sont morts", a raconté un berger. | pleuvaient | berger/local
Le porte-parole a dit : « Nous tenons la ville. L'ennemi a fui. » | fui | porte-parole/official
« Ils ont achevé sept malades », accuse un infirmier. | achevé | infirmier/local
« L'ennemi s'est retiré », écrit l'état-major ukrainien. | retiré | état-major ukrainien/official
« Ils ont brûlé nos maisons », raconte Fatima, une déplacée de Tillabéri. | brûlé | Fatima/witness
La ville est tombée, a lancé le président Traoré devant la presse. | tombée | président Traoré/official
L'armée a lancé une offensive vers Sake. | offensive | -
Le colonel a quitté le pays. "Nous avons tué dix soldats", a dit un rebelle. | quitté | -
# chains
Selon l'AFP, citant un responsable militaire, la base a été évacuée. | évacuée | responsable militaire/official > AFP/agency
La base a été évacuée, selon l'AFP qui cite le maire. | évacuée | maire/local > AFP/agency
La télévision syrienne a assuré que l'armée syrienne a annoncé la prise de Palmyre. | prise | armée syrienne/official > télévision syrienne/media
Deux terroristes ont été tués, a déclaré une source militaire à SANA. | tués | source militaire/official > SANA/agency
Cinq villageois ont été tués, a confié à l'AFP un chef coutumier. | tués | chef coutumier/local > AFP/agency
Un convoi a été attaqué, ont déclaré à Reuters deux sources de sécurité. | attaqué | sources de sécurité/official > Reuters/agency
Un pont a sauté, a annoncé, dimanche, à l'AFP, le porte-parole du gouvernement. | sauté | porte-parole du gouvernement/official > AFP/agency
Un haut responsable américain a confié au Washington Post que l'offensive avait échoué. | échoué | haut responsable américain/official > Washington Post/media
L'attaque a fait 14 morts, à en croire des sources hospitalières citées par Radio Okapi. | attaque | sources hospitalières/local > Radio Okapi/media
Selon plusieurs témoins interrogés par l'AFP, des drones ont survolé El-Fasher. | drones | témoins/witness > AFP/agency
Plusieurs habitants joints par RFI racontent avoir vu des blindés entrer à Bria. | entrer | habitants/local > RFI/media
Joint par RFI, le maire de Bria a confirmé que le pont avait sauté. | sauté | maire de Bria/local > RFI/media
Joints par l'AFP à Bria, près du fleuve, des habitants ont raconté que le pont avait sauté. | sauté | habitants/local > AFP/agency
Selon un infirmier joint hier au téléphone par l'AFP, le pont a sauté. | sauté | infirmier/local > AFP/agency
Plusieurs sources locales contactées par RFI évoquent une attaque à Bria. | attaque | sources locales/local > RFI/media
Dans un texte relayé par l'agence Saba, l'armée affirme avoir repris la gare. | repris | armée/official > Saba/agency
Le pont a sauté, a déclaré le préfet sur les ondes de la radio nationale. | sauté | préfet/official > radio nationale/media
L'agence Sana a rapporté, citant un officier, que le pont avait sauté. | sauté | officier/official > Sana/agency
Des élèves ont été enlevés, rapporte le site Sahara Reporters citant des parents. | enlevés | parents/witness > Sahara Reporters/media
Le ministère russe de la Défense, cité par l'agence Interfax, a annoncé la prise de Maryinka. | prise | ministère russe de la Défense/official > Interfax/agency
D'après l'agence Tass, citant le ministère de la Défense, trente drones ont été abattus. | abattus | ministère de la Défense/official > Tass/agency
Une fusillade a éclaté, selon plusieurs médias locaux dont l'APS. | fusillade | APS/agency > médias locaux/media
Les rebelles ont pris Kitshanga, ont indiqué des habitants et une source onusienne. | pris | habitants/local > source onusienne/un
Dix civils ont péri, peut-on lire dans le communiqué de l'ONU. | péri | ONU/un
Dix civils ont péri, a-t-on appris auprès d'élus et d'une source sécuritaire. | péri | élus/local > source sécuritaire/official
Le camp a été attaqué, selon la police et des habitants. | attaqué | police/official > habitants/local
Mali: une vingtaine de civils tués à Ménaka (élus, source sécuritaire) | tués | élus/local > source sécuritaire/official
# headlines
Ukraine : trois morts dans une frappe sur Kherson (gouverneur) | frappe | gouverneur/official
Kharkiv frappée par dix missiles - Kiev | frappée | Kiev/official
Selon l'ONU : 200 morts à Tawila | morts | ONU/un
Trois soldats tués à Gao (nord) | tués | -
# two sources share a sentence
L'armée a repris Diffa, selon le ministère, tandis que Boko Haram dit tenir la gare. | repris | ministère/official
L'armée a repris Diffa, selon le ministère, tandis que Boko Haram dit tenir la gare. | tenir | Boko Haram/armed_group
Selon l'armée, le raid a eu lieu lundi, mais des habitants affirment que les combats continuent. | raid | armée/official
Selon l'armée, le raid a eu lieu lundi, mais des habitants affirment que les combats continuent. | combats | habitants/local
L'organisation évoque une attaque ; la mairie parle de combats. | combats | mairie/local
Le pont a sauté, selon le maire, et la gare a été pillée, selon la police. | pillée | police/official
Le pont a sauté, selon le maire, et la gare a été pillée, selon la police. | sauté | maire/local
Les rebelles auraient fui, a assuré le général, pour qui la ville n'est pas tombée. | tombée | général/official
L'armée a bombardé Goma, a indiqué l'ONU, selon laquelle un marché a été touché. | touché | ONU/un
Un témoin a déclaré que la ville était prise et un habitant a affirmé que le marché brûlait. | brûlait | habitant/local
Les chars entourent Tall Rifaat, que des habitants disent encerclée. | encerclée | habitants/local
Un gaz que la rébellion impute à l'armée a tué dix civils. | gaz | rébellion/armed_group
# nominal and passive
L'attaque a été confirmée par un responsable de la police de Mopti. | attaque | responsable de la police de Mopti/official
La chute de Goma annoncée mardi par Kigali a surpris. | chute | Kigali/official
Le rapt, imputé aux ADF par le chef du groupement, a duré deux heures. | rapt | chef du groupement/local
L'annonce, par la présidence, d'un cessez-le-feu a surpris. | cessez-le-feu | présidence/official
Après l'attaque du poste, revendiquée par le JNIM, l'armée a fui. | attaque | -
Un communiqué du ministère de la Défense fait état de six soldats tués. | tués | ministère de la Défense/official
# not on anybody's word
L'opération s'est déroulée selon un plan arrêté la veille. | déroulée | -
Selon les règles en vigueur, les convois doivent être escortés. | escortés | -
L'ONU a condamné l'attaque de Solhan. | attaque | -
Le pont tient toujours, contrairement à ce qu'avait rapporté la radio. | tient | -
Contrairement à ce que la radio affirme, le pont tient. | tient | -
Aucune source indépendante n'a confirmé la prise du pont. | prise | -
La junte birmane n'a pas confirmé la perte de Lashio. | perte | -
L'attaque n'a pas été confirmée de source indépendante. | attaque | -
La cité a été prise par les rebelles. | prise | -
L'armée avance vers la ville. | avance | -
Une note du quartier général a brûlé. | brûlé | -
Les blindés ont reculé. Selon un maçon-poète, il pleut. | reculé | -
"""

# text | word | the chain carried over
_CARRIED = """
"L'armée a fui", a raconté un berger. Deux femmes ont été enlevées, a-t-il ajouté. | enlevées | berger/local
Les combats ont repris, indique une source militaire. Elle ajoute que dix rebelles ont été tués. | tués | source militaire/official
Le pont a sauté, selon la police. Deux gardes ont été tués, précise la même source. | tués | police/official
Le maire a confirmé l'attaque. Selon lui, dix maisons ont brûlé. | brûlé | maire/local
Le maire a confirmé l'attaque. Toujours selon lui, dix maisons ont brûlé. | brûlé | maire/local
Les habitants parlent de dix morts. Ils affirment que l'armée a tiré. | tiré | habitants/local
La rébellion dément. Elle affirme avoir tué sept soldats. | tué | rébellion/armed_group
Selon un communiqué de l'armée, le raid a échoué. Le communiqué précise que dix rebelles ont été capturés. | capturés | armée/official
Amnesty International a publié un rapport jeudi. D'après l'organisation, des bombes ont été larguées. | larguées | Amnesty International/ngo
Les insurgés livrent une autre version. Ils disent avoir saisi onze véhicules. | saisi | insurgés/armed_group
La ville est tombée, selon l'armée, citée par RFI. "Nous prendrons Sake", a lancé un rebelle. Il a précisé que le port brûlait. | brûlait | rebelle/armed_group
Le gouverneur a visité le camp. "Les rebelles ont fui", a lancé ce dernier. | fui | gouverneur/official
Le pont a sauté, a expliqué à l'AFP un officier. Deux gardes ont péri, a poursuivi la même source. | péri | officier/official
Le pont a sauté, a déclaré une porte-parole de la police à l'AFP. Deux gardes ont péri, a-t-elle ajouté. | péri | porte-parole de la police/official
Le pont a sauté, selon le vice-ministre de l'Information. Deux gardes ont péri, selon le même responsable. | péri | vice-ministre de l'Information/official
TRIPOLI - Les troupes ont progressé, a annoncé lundi le porte-parole de l'opération. Il a précisé que le camp était pris. | pris | porte-parole de l'opération/official
"""

_DENIED = """
Moscou nie avoir visé des civils. | visé | Moscou
Les FSR ont démenti avoir attaqué le camp de Zamzam. | attaqué | FSR
L'armée arakanaise affirme avoir pris la base, ce que la junte dément. | pris | junte
Le Rwanda a toujours démenti soutenir le M23. | soutenir | Rwanda
Le porte-parole a qualifié de fausses les informations sur la chute d'Uvira. | chute | porte-parole
Un porte-parole de l'armée a contesté que la ville soit tombée. | tombée | porte-parole de l'armée
Le M23 rejette l'accusation de massacre. | massacre | M23
Les rebelles ont pris le pont, ce que dément le ministère. | pris | ministère
"""

_HEDGED = """
Les rebelles ont pris Bunagana, selon des informations non confirmées. | pris | yes
L'armée prétend avoir pris Bunagana. | pris | yes
L'armée affirme avoir pris Bunagana. | pris | no
Les rebelles ont pris Bunagana, selon le maire. | pris | no
"""


def _rows(table: str) -> list[tuple[str, ...]]:
    lines = [line for line in table.splitlines() if line and not line.startswith("#")]
    return [tuple(cell.strip() for cell in line.split(" | ")) for line in lines]


def _attributions(text: str) -> tuple[Attribution, ...]:
    return find_attributions(prepare(text, "fr"), None)


def _on_whose_word(text: str, word: str) -> Attribution | None:
    return attribution_at(_attributions(text), text.index(word))


def _shown(attribution: Attribution | None) -> str:
    if attribution is None:
        return "-"
    return " > ".join(f"{s.text if s.source else s.name or s.text}/{s.kind}" for s in attribution.chain)


@pytest.mark.parametrize(("text", "word", "chain"), _rows(_CHAINS))
def test_chain_at_a_word(text: str, word: str, chain: str) -> None:
    assert _shown(_on_whose_word(text, word)) == chain


def test_who_was_killed_is_no_source() -> None:
    text = "D'après l'armée, 45 insurgés et 18 policiers ont été tués."
    assert _shown(_on_whose_word(text, "tués")) == "armée/official"


def test_how_somebody_was_reached_is_no_medium() -> None:
    text = "Le pont a sauté, a rapporté un infirmier joint par radio."
    assert "radio" not in _shown(_on_whose_word(text, "sauté"))


@pytest.mark.parametrize(("text", "word", "chain"), _rows(_CARRIED))
def test_source_carried_on(text: str, word: str, chain: str) -> None:
    found = _on_whose_word(text, word)
    assert _shown(found) == chain


def test_a_carried_pronoun_stands_for_its_antecedent() -> None:
    text = "Le pont a sauté, selon la police. Elle ajoute que deux gardes ont été tués."
    carried = [a for a in _attributions(text) if a.carried]
    assert [(a.chain[0].text, a.chain[0].start) for a in carried] == [("police", text.index("police"))]


def test_words_that_point_back_stand_with_the_name_of_their_antecedent() -> None:
    text = "Le pont a sauté, selon la police. Deux gardes ont été tués, précise la même source."
    source = next(a.chain[0] for a in _attributions(text) if a.carried)
    assert (source.text, source.name) == ("même source", "police")
    assert text[source.start : source.end] == source.text


def test_a_source_that_the_register_knows_stays_itself() -> None:
    text = "Le pont a sauté, selon l'OSDH. Deux gardes ont été tués, ajoute l'organisation."
    source = next(a.chain[0] for a in find_attributions(prepare(text, "fr"), load_register(), "fr") if a.carried)
    assert (source.text, source.name) == ("OSDH", "Syrian Observatory for Human Rights")


def test_only_carried_chains_are_marked_carried() -> None:
    assert not any(a.carried for a in _attributions("Le pont a sauté, selon la police, a rapporté RFI."))


@pytest.mark.parametrize(("text", "word", "source"), _rows(_DENIED))
def test_denial(text: str, word: str, source: str) -> None:
    at = text.index(word)
    denials = [a for a in _attributions(text) if a.denies and a.start <= at < a.end]
    assert [a.chain[0].text for a in denials] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "Le groupe, qui rejette l'accord de paix, a attaqué Bria.",
        "Les rebelles ont rejeté la trêve et ont attaqué Bria.",
        "L'armée dément tout bombardement et a attaqué Bria.",
    ],
)
def test_what_a_denier_or_refuser_does_is_not_denied(text: str) -> None:
    at = text.index("attaqué")
    assert not [a for a in _attributions(text) if a.denies and a.start <= at < a.end]


def test_who_claims_to_belong_to_a_group_speaks_for_nobody() -> None:
    assert not _attributions("Des combattants se réclamant de l'EI ont attaqué Bria.")


def test_answer_after_a_denial_is_asserted() -> None:
    text = 'Un porte-parole dément la prise : "Ils ne tiennent que le port. La gare est à nous."'
    found = _on_whose_word(text, "gare")
    assert found is not None
    assert not found.denies
    assert found.chain[0].text == "porte-parole"


@pytest.mark.parametrize(("text", "word", "hedged"), _rows(_HEDGED))
def test_doubt(text: str, word: str, hedged: str) -> None:
    found = _on_whose_word(text, word)
    assert found is not None
    assert found.hedged == (hedged == "yes")


def test_sentence_before_stands_on_it() -> None:
    text = "Six personnes ont péri. C'est ce qu'a indiqué le porte-parole de l'armée."
    assert _shown(_on_whose_word(text, "péri")) == "porte-parole de l'armée/official"


def test_scope_of_a_trailing_source_ends_with_its_sentence() -> None:
    text = "La gare a brûlé. Le pont a sauté, selon le maire. Le marché a fermé."
    assert [text[a.start : a.end] for a in _attributions(text)] == ["Le pont a sauté, selon le maire"]


def test_quotation_over_several_sentences_is_one_scope() -> None:
    text = "« Ils sont venus. Ils ont tiré. Ils ont fui », a dit un berger."
    assert _on_whose_word(text, "venus") == _on_whose_word(text, "fui")


def test_name_resolves_to_the_register() -> None:
    text = "Selon l'AFP, le pont a sauté."
    (found,) = find_attributions(prepare(text, "fr"), load_register())
    assert found.chain[0].name
    assert found.chain[0].source
    assert found.chain[0].kind == "agency"


def test_description_stays_unresolved() -> None:
    (found,) = find_attributions(prepare("Selon un berger, le pont a sauté.", "fr"), load_register())
    assert (found.chain[0].name, found.chain[0].source) == (None, None)


def test_a_surname_is_recorded_as_the_full_name() -> None:
    text = "Issa Sorba est arrivé à pied. « Ils ont tiré », témoigne M. Sorba."
    assert _shown(_on_whose_word(text, "tiré")).startswith("Issa Sorba/")


def test_nothing_in_a_text_without_sources() -> None:
    assert _attributions("") == ()
    assert _attributions("Le pont a sauté mardi.") == ()


@pytest.mark.parametrize(
    "verb", ["affirmer", "indiquer", "préciser", "rapporter", "signaler", "souligner", "raconter", "évoquer"]
)
@pytest.mark.parametrize("form", ["présent", "passé composé"])
def test_inversion_and_subject_first_agree(verb: str, form: Literal["présent", "passé composé"]) -> None:
    stem = verb.removesuffix("er")
    said = {"présent": stem + "e", "passé composé": f"a {stem}é"}[form]
    after = f"Le pont a sauté, {said} le maire."
    before = f"Le maire {said} que le pont a sauté."
    assert _shown(_on_whose_word(after, "sauté")) == _shown(_on_whose_word(before, "sauté")) == "maire/local"


_PIECES = (
    "Selon ", "d'après ", "l'AFP", "le maire", ", ", ". ", " a indiqué ", "a-t-il ajouté", " que ", "la ville", "«", "»", '"',
    " est tombée", "lequel", "qui ", "citant ", "par ", "dément", " : ", ";", "(", ")", "\n", "la même source", "il ",
    "de source ", "militaire", "et ", "un habitant", "auprès d'", "M. ", "Issa Sorba", "ce dernier", "on apprend ", "pour ",
    "l'annonce ", "-", "ont-elles", " dit ", "6e division", "’", "…", "annoncée ",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join) | st.text(max_size=80))
def test_never_fails_and_spans_are_verbatim(text: str) -> None:
    for attribution in _attributions(text):
        assert 0 <= attribution.start < attribution.end <= len(text)
        assert attribution.cue.within(text)
        assert attribution.chain
        assert all(source.within(text) for source in attribution.chain)
