// What a sentence in which a child is in danger looks like, in signs (`faretegn` in content/synonymer.yml) and words.

// The parts of a pattern follow each other: names of signs, or words in any form («=» in this one). «/» is or; «+» means right after the part before.
// What stands on each side of «&» may come anywhere, in any order, but not by the same words.
export const PATTERNS = `
  overgrepsord · skademerke · merke/merker/marks/sår +på/on kropp · merke/merker/sår/arr etter slår/brenner/våpen
  voksen slår · voksen slår/kaster voksen · voksen kaster offer · voksen offer +kaster · kaster +spedbarn · slår +offer · slår +offer/kropp · slår +på +offer
  ble/blir/vart/vert/er/blitt/var/bli/been/being/got/gets +slår/kaster · offer ble/blir/vart/vert/blitt/er slår · slår av voksen · får/fikk/fekk +bank/ris · slag/spark i/mot kropp av voksen · slag/spark av voksen
  voksen kaster +på/i/mot/etter/rundt/om/hardt kropp/offer · voksen kaster/brenner kropp · kaster hardt kropp · voksen kaster alt/ting/tallerkener
  holder/holdt/heldt/held +offer +nede/fast/under/igjen · holder over kropp · ikke får +puste/luft · får ikke +puste/luft · slår blør/blødde/blødd
  voksen klår · klår +offer/kropp/intim · klår +på +offer/kropp/intim · tar/kaster/klår +i/på/ved/under intim
  voksen tar +bilde/bilder av offer · voksen/han/de/noen/en/ei/man tar +på/ved/borti/nedi/i offer/kropp/intim · tar +på/ved/borti kropp/intim · tar +offer +på/i/mellom/under kropp/intim · tar +på +offer under · touch/touches/touched/touching +me/him/her/my · tar +me
  voksen tar/kaster/suge/suger/vil/leker intim · voksen nærgående intim/munn/lår/bryst · voksen nærgående offer +på/med/i/uten/naken/inn · voksen nærgående +med/hos/oppå/inn offer · voksen nærgående +seg inn · nærgående kropp/intim voksen · nærgående +oppå offer · voksen naken offer · voksen nærgående naken/dusj/senga
  blod/blør/hoven/hovne/vondt intim · blod/blør +i/fra underliv/bleie/bleia · intim og blod · ligger i senga offer · voksen sex · sex +med/with · sex voksen · suge/suger intim · intim i +munn · offer mellom +beina/bena/lårene · kaster/tar/klår mellom +beina/bena
  tvinger sex/kler/gifte/gift/porno · voksen tvinger offer · tvinger +offer · tvinger søster/bror · tvinger til spise/kle/drikke · off/av +her/his/my +clothes/klærne · kler +av offer · voksen tar/kaster +av offer · kler offer +av · uten +klær offer · fanget uten +klær
  bruker våpen på · blir/ble/tvinges/tvunget/tvunge gifte/gift · giftes +bort · gifte offer +bort · gift +bort · skal omskjæres
  stenger offer ute/inne/rom · voksen stenger offer · er/blir/ble/vart/vert/har stenger rom/inne/ute · stenger +inne/ute · stenger +offer · voksen stenger +seg med · locks me/him/her
  voksen truer · truer +offer · truer våpen · truer drepe · drepe offer/voksen/barn · kill +us/me/him/her/offer · har +våpen · voksen våpen · våpen +hjemme
  voksen brenner offer · brenner +offer · brenner offer våpen · er/blir/ble +brenner · offer brenner våpen · merke/merker/burn etter/marks brenner/våpen/on
  skader +seg · skader seg · kutter +seg · skader kropp våpen · skader +opp kropp · skjærer +seg · drepe +seg · drepe +herself/himself/myself · henge +seg · kroppen +sin skader
  ikke leve · vil/ønsker/skal/å +dø · vil ikke +leve · livet +av +seg · ta/tar/tatt/tok/take liv/livet/life · slutt på +alt/livet · hoppe/hoppa/hoppet ut/fra bru/brua/vindu/vinduet/taket · wants die
  redd hjem · redd +voksen · redd +for +voksen · redd +for +offer +voksen · redd slår · ikke tør/vil/torde hjem · tør/vil +ikke hjem · vil ikke +hjem
  alene +=hjemme · er alene natta · det +brenner · forlatt alene/kjører · alene natt/natta/kjører/mørket · forlatt spedbarn · funnet alene · offer +forlatt · ble/er +forlatt · lagt +igjen barn alene
  ikke får/fikk/fekk/fått/gir/gitt mat · får/fikk/fekk/gir ikke mat · får/gir offer ikke mat · får/fikk +ikke +spise · voksen nekter mat · nekter offer mat · uten +mat · sulter offer
  voksen offer kulde · voksen varmt/kokende offer · varmt/kokende på/over offer/seg · under +vann · voksen heller offer · voksen heller rus · som/til +straff
  voksen er/blir/var rus · voksen rus kjører/spedbarn/barn · voksen kjører rus · rus kjører · kjører rus barn · rus +ved kjører · voksen rus og kjører · er/var/blir +rus spedbarn/alene/barn · rus +med +barn/offer · sov/sover +rus
  svelget giftstoff · fått/får/fikk +i +seg giftstoff · tatt/spist giftstoff · haug/mange/masse/alle giftstoff · giftstoff +svelget · spedbarn slapp · ikke puster · puster ikke
  vil/ville ha +med +seg barn · lokker +offer inn/med/ut/bort/bil · lokker +inn +offer · voksen lokker offer bil · stikker/rømt/rømmer/rømme/forsvunnet/stukket +med/av barn/offer · roper/kommer/skal +at ta +barn · ta +barn ut/utlandet/landet · passet tatt
  med +makt · ut +av +landet · brudd/brukket lyver · voksen & brudd & barn/offer · brudd etter voksen
  tar/tatt +på +barn/henne/ham/a/ho/na · etter +håret/øret · redd +når voksen · skader & kropp & sin/sine/selv/seg/si · barn & ute & alene & kveld/kvelden/natt · barn/offer & fryser & kulde
  ikke +mat & =hjemme · ikke/ingenting & ete/spist/spise & dager/dagar · voksen selger barn/offer · filmer/filma & barn/offer & dusj/garderobe/badet & mann/han/voksen
  voksen & rus & borte/ingen · voksen sprøyter +seg · truer livet · barn/offer & =giftes · uten +lov & hentet/tok & barn · barn/offer tatt av +voksen · forhold +til/med & voksen & barn · sammen +med +mann & barn
  fontanelle bulende/hoven · spedbarn & slutter/sluttet/slutta & puste · voksen & vil/lyst/kommer/redd & skade/drepe +barn/offer/spedbarn · redd & hjem · blø/blod/blør & buksa/trusa/laken · barn/offer får +slag
  stenger & kjøleskap/kjøleskapet · samme +bleie & dager/døgn/dag · voksen & kommer +ikke +tilbake · voksen & dratt/reist/stukket & alene/tilbake & barn/offer
  voksen & dusj/dusje/bade/badekar/vaske & intim/naken/=nede · inn +på +rommet/rom & natta/senga/lukker/låser & offer/barn · stygt +bilde & nærgående/voksen · kler/kle/kledd +av +seg & kamera/nett/voksen/bilde/foran
  utland & skåret/skjæres/cut · drikke/drakk/drukket & giftstoff · voksen & drikker & spedbarn/amme/kjører/alene · psykose & alene/drepe/ofre/skade/våpen/spedbarn/farlig
  brudd & ingen/forklare/forklaring/tredje/gammelt & barn/offer/voksen · spedbarn & brudd/skademerke/farge/sårmerke/krampe/hjerneblødning/slapp · ble/blir/blitt/vart & med +våpen
  slår +the/his/her/my +barn · put/sticks/stuck & in/inside +me/her/him · married/marry & off/forced · stenger +in/inside/up & barn/offer · feed/fed & not/dont/never/doesnt · left +alone & barn/offer
  klår +med/på +offer · offer kaster +på/i/mot/etter +kropp/offer · utsatt/utsett for & sex/stygt/krenking · barn/offer & ble/blir/blitt/vart/er/was +klår/tvinger/truer/stenger/brenner · kaster +av +offer
  mann/fremmed/ukjent/voksen & inn/med & bil/bilen & barn/offer & prøvde/fulgte/lokket/ville/spurte/få · er/vært/meldt +savnet · vil/ville/skal & ut +av +vinduet · barn/offer & innelåst/utelåst
  slag & av voksen · slag/slår & i/på/mot +kropp/intim/trynet · får/fikk/fekk/gir/gav/ga & slag & voksen/offer/barn & voksen/hjemme/igjen/kropp · voksen & slag & barn/offer
  voksen & tar/kaster/klår/nærgående & intim · legger/holder/trykker/la/holdt/satte +pute/puta/hånd/hånda/dyne/pose/hånden & over +kropp/munn/nesa/nese/hovudet
  voksen & rommet/senga/seng & natta/natt/kvelden/nettene & offer/barn/mitt/mi · barn/voksen +min/mi/mitt & tar +på +meg
  kropp & av/fra/frå & slår/slag & voksen · voksen & hardt & kaster/holder/holdt/tar/slår & barn/offer · roper/skriker/ropte/skrek i/inn +ansiktet
  blør/blod & intim/underlivet · redd for & gjør/gjøre/skjer & voksen/offer/barn · tør/torde ikke si/fortelle/snakke & sårmerke/skademerke/sår/brudd/voksen/hjemme/blå
  voksen våkner +ikke · ikke kommet/kom/kommer +hjem & barn/offer/natt/dager/jente · ikke/ingenting & spist/spiser & siden/sidan/dager/dagar/lørdag/fredag/helga/hjemme
  rømt/rømte/stakk/stukket +fra/hjemmefra/hjem/heimefrå · tilby/lokker & bil/inn/penger/godteri/is & barn/offer & med/hjem/inn
  leaves/left/leave +him/her/me/kids/them/us & alone · barn/offer & tatt/tar/tok/ta & utland & voksen/tilbake/uten/passet · nekt & mat/middag & voksen/offer/barn
  voksen & rus & kjører/barn/spedbarn/offer · voksen & borte & barn/spedbarn/offer · voksen & ikke vekt/våkne/våkner/vekker & barn/spedbarn/offer
  farge & utsatt · farge over/på +kropp/utsatt/hele/heile · sårmerke & utsatt · dype/djupe/ferske +kutt/sår · skademerke & kropp
  voksen & tar +på/ved/borti +offer/kropp/intim · lister & senga/seng/rommet/dyna/natta/natt/dusjen/badet & offer/barn/voksen · nærgående oppå · nærgående/tar +inn +i offer · tar kropp/intim +inn/oppi +i offer/kropp · voksen & sex & nærgående/offer/barn · sex & barn/offer & nærgående/skal/med · nærgående & sex
  voksen/mann/fremmed/ukjent/trener & bilde & nærgående/ber/spør/vil & sex/intim/dusj/badekar/klær · møte/møter/treffe/møtt & nett & mann/fyr/fremmed/ukjent/eldre/kar/gutt/voksen/menn/en/noen & barn/offer/jente
  stenger & ute & barn/offer/voksen · ingen +åpner/åpna/slipper/slepp/slapp & barn/offer/ute · slipper/slepp/slapp/slippe & ikke +inn/ut & barn/offer · barbeint/barføtt & kulde · sove/søv/soving & kjeller/bod/kjellerbod/garasje/gulvet/trappa/bilen/uthus/fjøs & offer/barn
  spedbarn & alene & =hjemme/natt/natta/bil/bilen/leiligheten/huset/leilegheita/fest/borte/byen/jobb · barn/offer & alene & =hjemme/natta/dager/dagar/leiligheten/huset/leilegheita/fest/låst/mørket
  voksen & våpen & mot/fram/foran/etter/truer/rasende/farlig/sint/slår · våpen mot/på +offer/barn/voksen/hals
  lar/let/lot/får/fikk/vil +ikke & lege & voksen/barn/offer & sår/såret/brukket/skada/skadet/vondt/feber/syk/blør · nekt & lege
  ikke/ingen & får/fikk/gir/fått/få & mat & hjemme/dager/dagar/siden/sidan/straff/middag · voksen/offer/barn & ikke/ingen +mat & gir/får/fikk/fått
  gjør/gjorde/gjort/doing/did/does/do stygt med/mot/to/offer/på · voksen gjør/gjorde/gjort stygt · voksen & gjør/gjorde/gjort +offer/barn +stygt/vondt · voksen stygt mot/med/to +offer
  voksen blir/er/vart/blei/ble/gets farlig · farlig & redd/tør/hjem/hjemme & voksen/barn/offer · redd & voksen & drikker/sint/sinna/rasende/slår/farlig/full · tør/torde/tørr/dare/dares & ikke & hjem/hjemme/home · ikke & vil/ville & hjem & redd/slår/voksen/blir
  tatt/tok/ta/spist/spiste/svelget/svelga/svelgde/slukt/slukte/drukket/swallowed/took/fått & giftstoff & barn/offer/elev/haug/brett/mange/alle/venninne · medisin/medisiner/medisinen/medisinene & mange/alle/mammas/pappas/feil/bestemors/farmors/mormors/spiste/svelget
  barn/offer & rømt/forsvunnet/forsvant/bortkommet/missing · voksen & med +våpen & kommer/hente/står/kom · får/fikk +ikke +komme +inn · voksen & tar/kaster +av +offer · rømt/rømmer +hjemmefra · barn/offer krampe/kramper · voksen straffer/straffa/straffet offer/barn
  taking/taken/be/going/to +cut · sendt/sendes/sende/sender/sent & utland & barn/offer · jente/datter/elev/barn/søster/ho/hun/henne skal/må/må gifte/gift/giftes · bestemt/tvinger gifte/gift/giftes · tvinger & nærgående/sex & barn/offer/voksen
  ville/vil/skulle/ønsker/want/wants/wish +dø/død/die/dead · være/vere +død · ende/avslutte livet · slutt/ferdig med +livet · ta/tar/tatt/tok/tek livet · hoppe/hoppa/hoppet/kaste foran tog/bil/toget/bilen
  utsatt for vold/overgrep/vald · voksen & vold/vald/voldelig & mot/offer/barn/hjemme · vold/vald/voldelig hjemme
`.trim().split(/\s*[·\n]\s*/);
