"""Countries, world regions and seas: their centres, and the adjectives and short forms that news prose uses.

The packaged GeoNames extracts have no coordinates for countries and nothing above them. The centres are rounded
general knowledge (about a degree), placed as GeoNames places a country; they stand for the whole area, so that more
digits would say nothing. Each line of a table is `key | latitude | longitude | names`, names separated by commas.
A first-order area stands at the middle of its towns (median 30 km from where GeoNames has it); CENTRES are the large
ones whose towns keep to one side.
"""

from __future__ import annotations

from typing import NamedTuple


class Area(NamedTuple):
    """A line of one of the tables below."""

    key: str
    lat: float
    lon: float
    names: tuple[str, ...]


COUNTRIES = """
AD | 42.5 | 1.5 | Andorran
AE | 23.75 | 54.5 | Emirati
AF | 33 | 66 | Afghan
AG | 17.05 | -61.8 | Antiguan
AL | 41 | 20 | Albanian
AM | 40.25 | 45 | Armenian
AO | -12.5 | 18.5 | Angolan
AR | -34 | -64 | Argentine, Argentinian, Argentinean
AT | 47.33 | 13.33 | Austrian
AU | -25 | 135 | Australian, Aussie
AZ | 40.5 | 47.5 | Azerbaijani, Azeri
BA | 44.25 | 17.83 | Bosnian
BB | 13.17 | -59.53 | Barbadian
BD | 24 | 90 | Bangladeshi
BE | 50.75 | 4.5 | Belgian
BF | 12.5 | -1.67 | Burkinabe
BG | 42.67 | 25.25 | Bulgarian
BH | 26.03 | 50.55 | Bahraini
BI | -3.5 | 30 | Burundian
BJ | 9.5 | 2.25 | Beninese
BM | 32.33 | -64.75 | Bermudian
BN | 4.5 | 114.67 | Bruneian
BO | -17 | -65 | Bolivian
BQ | 12.2 | -68.25 | Bonaire
BR | -10 | -55 | Brazilian
BS | 24 | -76 | Bahamian
BT | 27.5 | 90.5 | Bhutanese
BW | -22 | 24 | Botswanan
BY | 53 | 28 | Belarusian, Belarussian
BZ | 17.25 | -88.75 | Belizean
CA | 60.1 | -113.6 | Canadian
CD | -2.5 | 23.5 | Congolese, DR Congo, DRC
CF | 7 | 21 | Central African
CG | -1 | 15.5 | Republic of Congo, Congo-Brazzaville
CH | 47 | 8 | Swiss
CI | 8 | -5.5 | Ivorian
CL | -30 | -71 | Chilean
CM | 6 | 12.5 | Cameroonian
CN | 35 | 105 | Chinese, Mainland China
CO | 4 | -73.25 | Colombian
CR | 10 | -84 | Costa Rican
CU | 22 | -79.5 | Cuban
CV | 16 | -24 | Cape Verdean
CW | 12.17 | -69 | Curacaoan
CY | 35 | 33 | Cypriot, Greek Cypriot
CZ | 49.75 | 15 | Czech
DE | 51.5 | 10.5 | German
DJ | 11.83 | 42.5 | Djiboutian
DK | 56 | 10 | Danish, Dane
DM | 15.5 | -61.33 | Dominica
DO | 19 | -70.67 | Dominican
DZ | 28 | 3 | Algerian
EC | -1.25 | -78.25 | Ecuadorian, Ecuadorean
EE | 59 | 26 | Estonian
EG | 27 | 30 | Egyptian
EH | 24.5 | -13 | Sahrawi
ER | 15 | 39 | Eritrean
ES | 40 | -4 | Spanish, Spaniard
ET | 8 | 39 | Ethiopian
FI | 64 | 26 | Finnish, Finn
FJ | -18 | 178 | Fijian
FK | -51.75 | -59.17 | Falkland Islander
FM | 5 | 152 | Micronesian
FO | 62 | -7 | Faroese
FR | 46 | 2 | French, Frenchman, Frenchmen, Frenchwoman
GA | -1 | 11.75 | Gabonese
GB | 54.75 | -2.7 | British, Briton, Brit, U.K.
GD | 12.12 | -61.67 | Grenadian
GE | 42 | 43.5 | Georgian
GF | 4 | -53 | French Guianese
GH | 8.1 | -1.2 | Ghanaian
GI | 36.13 | -5.35 | Gibraltarian
GL | 72 | -40 | Greenlandic
GM | 13.5 | -15.5 | Gambian
GN | 10.83 | -10.67 | Guinean
GP | 16.25 | -61.58 | Guadeloupean
GQ | 1.7 | 10.5 | Equatorial Guinean, Equatoguinean
GR | 39 | 22 | Greek
GT | 15.5 | -90.25 | Guatemalan
GU | 13.5 | 144.8 | Guamanian
GW | 12 | -15 | Bissau-Guinean
GY | 5 | -59 | Guyanese
HK | 22.25 | 114.17 | Hong Konger
HN | 15 | -86.5 | Honduran
HR | 45.17 | 15.5 | Croatian, Croat
HT | 19 | -72.42 | Haitian
HU | 47 | 20 | Hungarian
ID | -5 | 120 | Indonesian
IE | 53 | -8 | Irish
IL | 31.5 | 34.75 | Israeli
IM | 54.25 | -4.5 | Manx
IN | 22 | 79 | Indian
IQ | 33 | 44 | Iraqi
IR | 32 | 53 | Iranian
IS | 65 | -18 | Icelandic, Icelander
IT | 42.83 | 12.83 | Italian
JM | 18.25 | -77.5 | Jamaican
JO | 31 | 36 | Jordanian
JP | 35.9 | 139 | Japanese
KE | 1 | 38 | Kenyan
KG | 41.5 | 75 | Kyrgyz
KH | 13 | 105 | Cambodian, Khmer
KI | 1.4 | 173 | I-Kiribati
KM | -12.17 | 44.25 | Comorian
KN | 17.33 | -62.75 | Kittitian
KP | 40 | 127 | North Korean
KR | 36.5 | 127.75 | South Korean, Korean, Korea
KW | 29.5 | 47.75 | Kuwaiti
KY | 19.5 | -80.67 | Caymanian
KZ | 48 | 68 | Kazakh, Kazakhstani
LA | 18 | 105 | Laotian, Lao
LB | 33.83 | 35.83 | Lebanese
LC | 13.88 | -60.97 | St. Lucian
LI | 47.17 | 9.53 | Liechtensteiner
LK | 7.75 | 80.75 | Sri Lankan
LR | 6.5 | -9.5 | Liberian
LS | -29.5 | 28.25 | Basotho
LT | 56 | 24 | Lithuanian
LU | 49.75 | 6.17 | Luxembourgish, Luxembourger
LV | 57 | 25 | Latvian
LY | 28 | 17 | Libyan
MA | 32 | -6 | Moroccan
MC | 43.73 | 7.42 | Monegasque
MD | 47.25 | 28.58 | Moldovan
ME | 42.5 | 19.3 | Montenegrin
MG | -20 | 47 | Malagasy
MH | 10 | 167 | Marshallese
MK | 41.67 | 21.75 | Macedonian
ML | 18 | -2 | Malian
MM | 21 | 96 | Burmese
MN | 46 | 105 | Mongolian
MO | 22.16 | 113.57 | Macanese
MQ | 14.67 | -61 | Martinican
MR | 20.25 | -10.35 | Mauritanian
MT | 35.92 | 14.43 | Maltese
MU | -20.3 | 57.58 | Mauritian
MV | 3.2 | 73 | Maldivian
MW | -13.5 | 34 | Malawian
MX | 23 | -102 | Mexican
MY | 2.5 | 112.5 | Malaysian
MZ | -18.25 | 35 | Mozambican
NA | -22 | 17 | Namibian
NC | -21.5 | 165.5 | New Caledonian
NE | 18 | 9 | Nigerien
NG | 10 | 8 | Nigerian
NI | 13 | -85 | Nicaraguan
NL | 52.25 | 5.75 | Dutch, Dutchman, Dutchmen, Holland, The Netherlands
NO | 62 | 10 | Norwegian
NP | 28 | 84 | Nepalese, Nepali
NR | -0.52 | 166.93 | Nauruan
NZ | -42 | 174 | New Zealander
OM | 21 | 57 | Omani
PA | 9 | -80 | Panamanian
PE | -10 | -76 | Peruvian
PF | -15 | -140 | French Polynesian, Tahitian
PG | -6 | 147 | Papua New Guinean
PH | 13 | 122 | Philippine, Filipino, Filipina, The Philippines
PK | 30 | 70 | Pakistani
PL | 52 | 20 | Polish, Pole
PR | 18.25 | -66.5 | Puerto Rican
PS | 31.92 | 35.2 | Palestinian, Palestinian Territories, Occupied Territories
PT | 39.5 | -8 | Portuguese
PW | 6 | 134 | Palauan
PY | -22.99 | -58 | Paraguayan
QA | 25.5 | 51.25 | Qatari
RE | -21.1 | 55.6 | Reunionese
RO | 46 | 25 | Romanian
RS | 44.82 | 20.46 | Serbian, Serb
RU | 60 | 100 | Russian
RW | -2 | 30 | Rwandan
SA | 25 | 45 | Saudi, Saudi Arabian
SB | -8 | 159 | Solomon Islander
SC | -4.58 | 55.67 | Seychellois
SD | 16 | 30 | Sudanese
SE | 62 | 15 | Swedish, Swede
SG | 1.37 | 103.8 | Singaporean
SI | 46.08 | 15 | Slovenian, Slovene
SK | 48.67 | 19.5 | Slovak, Slovakian
SL | 8.5 | -11.5 | Sierra Leonean
SM | 43.93 | 12.42 | Sammarinese
SN | 14.5 | -14.25 | Senegalese
SO | 6 | 48 | Somali, Somalian
SR | 4 | -56 | Surinamese
SS | 7.5 | 30 | South Sudanese
ST | 1 | 7 | Sao Tomean
SV | 13.83 | -88.92 | Salvadoran, Salvadorean
SY | 35 | 38 | Syrian
SZ | -26.5 | 31.5 | Swazi
TD | 15 | 19 | Chadian
TG | 8 | 1.17 | Togolese
TH | 15.5 | 101 | Thai
TJ | 39 | 71 | Tajik, Tajikistani
TL | -8.83 | 125.75 | Timorese, East Timorese
TM | 40 | 60 | Turkmen
TN | 34 | 9 | Tunisian
TO | -20 | -175 | Tongan
TR | 39 | 35 | Turkish, Turk
TT | 11 | -61 | Trinidadian, Trinidad
TV | -8 | 178 | Tuvaluan
TW | 24 | 121 | Taiwanese
TZ | -6 | 35 | Tanzanian
UA | 49 | 32 | Ukrainian
UG | 1.25 | 32.5 | Ugandan
US | 39.76 | -98.5 | American, America, U.S., USA, U.S.A., United States, the States
UY | -33 | -56 | Uruguayan
UZ | 41.7 | 63.85 | Uzbek, Uzbekistani
VA | 41.9 | 12.45 | Holy See, the Vatican
VC | 13.08 | -61.2 | Vincentian
VE | 8 | -66 | Venezuelan
VG | 18.5 | -64.5 | British Virgin Islander
VI | 18 | -64.75 | Virgin Islander
VN | 16.17 | 107.83 | Vietnamese
VU | -16 | 167 | Ni-Vanuatu
WS | -13.58 | -172.33 | Samoan
XK | 42.58 | 21 | Kosovo, Kosovar, Kosovan, Republic of Kosovo
YE | 15.5 | 47.5 | Yemeni
YT | -12.83 | 45.17 | Mahoran
ZA | -29 | 24 | South African
ZM | -14.33 | 28.5 | Zambian
ZW | -19 | 29.75 | Zimbabwean
"""

CENTRES = """
CA-AB | 52.3 | -117.5 | Alberta
CA-BC | 54 | -125 | British Columbia
CA-MB | 55 | -97 | Manitoba
CA-NL | 52 | -56 | Newfoundland and Labrador
CA-NT | 64.5 | -119 | Northwest Territories
CA-NU | 70 | -90 | Nunavut
CA-ON | 49.25 | -84.5 | Ontario
CA-QC | 52 | -72 | Quebec
CA-SK | 54 | -106 | Saskatchewan
CA-YT | 63 | -135 | Yukon
AU-NSW | -33 | 146 | New South Wales
AU-NT | -20 | 134 | Northern Territory
AU-QLD | -20 | 145 | Queensland
AU-SA | -30 | 135 | South Australia
AU-TAS | -42 | 147 | Tasmania
AU-VIC | -37 | 144.5 | Victoria
AU-WA | -25 | 122 | Western Australia
US-AK | 64 | -150 | Alaska
US-FL | 28.5 | -82.2 | Florida
US-ID | 44.5 | -114.3 | Idaho
US-VA | 37.5 | -78.5 | Virginia
RU-SA | 65 | 130 | Yakutia
RU-KYA | 64 | 95 | Krasnoyarsk Krai
RU-KHA | 55 | 136 | Khabarovsk Krai
RU-CHU | 66 | 172 | Chukotka
RU-MAG | 62.5 | 154 | Magadan Oblast
RU-KAM | 57 | 160 | Kamchatka
BR-AM | -4 | -64 | Amazonas
BR-PA | -4 | -53 | Pará
BR-MT | -13 | -56 | Mato Grosso
CN-XJ | 41 | 85 | Xinjiang
CN-XZ | 31.5 | 88 | Tibet
CN-QH | 35.5 | 96 | Qinghai
CN-NM | 44 | 113 | Inner Mongolia
DZ-11 | 23 | 5 | Tamanrasset
EG-WAD | 25 | 28 | New Valley
"""

REGIONS = """
africa | 7.2 | 21.1 | Africa, African
antarctica | -78 | 21 | Antarctica, Antarctic
asia | 29.8 | 89.3 | Asia, Asian
europe | 48.7 | 9.1 | Europe, European, continental Europe
north-america | 46.1 | -100.5 | North America, North American
south-america | -14.6 | -57.7 | South America, South American
oceania | -18.3 | 138.5 | Oceania, Australasia
latin-america | -10 | -65 | Latin America, Latin American
central-america | 13 | -85 | Central America, Central American
caribbean | 17 | -70 | Caribbean, the Caribbean, West Indies
european-union | 50 | 10 | European Union, EU, E.U.
western-europe | 48 | 5 | Western Europe, Western European, West European
eastern-europe | 51 | 28 | Eastern Europe, Eastern European, East European
central-europe | 49 | 15 | Central Europe, Central European
northern-europe | 61 | 15 | Northern Europe, Northern European
southern-europe | 41 | 15 | Southern Europe, Southern European
southeastern-europe | 43 | 22 | Southeastern Europe, South-Eastern Europe, Southeast Europe
scandinavia | 63 | 15 | Scandinavia, Scandinavian, Nordic countries
balkans | 43 | 21 | Balkans, the Balkans, Balkan, Western Balkans
baltic-states | 57 | 25 | Baltic states, Baltics
iberia | 40 | -4.5 | Iberian Peninsula, Iberia, Iberian
alps | 46.5 | 9.5 | Alps, the Alps
caucasus | 42.5 | 45 | Caucasus, the Caucasus, North Caucasus, South Caucasus, Caucasian Mountains
siberia | 60 | 105 | Siberia, Siberian
anatolia | 39 | 34 | Anatolia
middle-east | 29.3 | 42.5 | Middle East, Middle Eastern, Mideast, Near East
levant | 34 | 36.5 | Levant, the Levant
gulf-states | 24 | 50 | Gulf states, Gulf countries, Arabian Peninsula
kurdistan | 37 | 43 | Kurdistan
central-asia | 45 | 65 | Central Asia, Central Asian
south-asia | 25 | 77 | South Asia, South Asian, Indian subcontinent
southeast-asia | 5 | 110 | Southeast Asia, South-East Asia, Southeast Asian, South-East Asian
east-asia | 35 | 115 | East Asia, East Asian, Far East
asia-pacific | 10 | 130 | Asia-Pacific, Asia Pacific
kashmir | 34.5 | 76 | Kashmir, Kashmiri
korean-peninsula | 38 | 127 | Korean Peninsula
north-africa | 28 | 8 | North Africa, North African, Maghreb, the Maghreb
west-africa | 12 | -3 | West Africa, West African, Western Africa
east-africa | 1 | 37 | East Africa, East African, Eastern Africa
central-africa | 2 | 19 | Central Africa
southern-africa | -22 | 25 | Southern Africa, Southern African
sub-saharan-africa | 0 | 22 | sub-Saharan Africa
horn-of-africa | 7 | 45 | Horn of Africa
sahel | 15 | 5 | Sahel, the Sahel, Sahel region
sahara | 24 | 9 | Sahara, Sahara Desert
great-lakes-africa | -2 | 29.5 | Great Lakes region of Africa
lake-chad | 13.2 | 14 | Lake Chad, Lake Chad Basin, Lake Chad region
arctic | 80 | 0 | Arctic, the Arctic
"""

PARTS = """
region:sinai|EG | 29.5 | 33.8 | Sinai, Sinai Peninsula, the Sinai
region:darfur|SD | 13.5 | 24.5 | Darfur, Darfuri
region:donbas|UA | 48.3 | 38 | Donbas, Donbass
region:ogaden|ET | 7 | 44 | Ogaden
region:west-bank|PS | 32 | 35.25 | West Bank, the West Bank
region:gaza-strip|PS | 31.42 | 34.33 | Gaza Strip, the Gaza Strip
region:golan-heights|IL | 33 | 35.75 | Golan Heights, the Golan
region:negev|IL | 30.8 | 34.8 | Negev, Negev Desert
region:galilee|IL | 32.8 | 35.4 | Galilee
region:south-ossetia|GE | 42.33 | 44 | South Ossetia, South Ossetian
region:nagorno-karabakh|AZ | 39.8 | 46.75 | Nagorno-Karabakh, Karabakh
region:transnistria|MD | 46.85 | 29.6 | Transnistria, Trans-Dniester
region:urals|RU | 60 | 60 | Urals, Ural Mountains
region:russian-far-east|RU | 60 | 150 | Russian Far East
region:somaliland|SO | 9.8 | 46 | Somaliland
region:puntland|SO | 9 | 49 | Puntland
region:niger-delta|NG | 5.3 | 6.4 | Niger Delta
region:kurdistan-iraq|IQ | 36.4 | 44.4 | Iraqi Kurdistan, Kurdistan Region
region:mindanao|PH | 7.9 | 125 | Mindanao
region:luzon|PH | 16 | 121 | Luzon
region:visayas|PH | 11 | 123.5 | Visayas
region:waziristan|PK | 32.5 | 69.8 | Waziristan, North Waziristan, South Waziristan
region:tribal-areas|PK | 33 | 70.2 | tribal areas, FATA
region:java|ID | -7.5 | 110 | Java
region:sumatra|ID | 0 | 102 | Sumatra
region:sulawesi|ID | -2 | 121 | Sulawesi
region:borneo|ID | 1 | 114 | Borneo
region:north-island|NZ | -39 | 176 | North Island
region:south-island|NZ | -44 | 171 | South Island
region:new-england|US | 44 | -71 | New England
region:midwest|US | 41.5 | -90 | Midwest, Midwestern, the Midwest
region:deep-south|US | 33 | -87 | Deep South
region:pacific-northwest|US | 46.5 | -121 | Pacific Northwest
region:southern-california|US | 34 | -117 | Southern California, SoCal
region:northern-california|US | 39 | -122 | Northern California
region:bay-area|US | 37.8 | -122.3 | Bay Area, San Francisco Bay Area, Silicon Valley
region:appalachia|US | 38 | -81 | Appalachia, Appalachian Mountains
region:rocky-mountains|US | 43 | -110 | Rocky Mountains, the Rockies
region:long-island|US | 40.8 | -73.1 | Long Island
region:great-plains|US | 42 | -101 | Great Plains
region:atlantic-canada|CA | 47 | -62 | Atlantic Canada, Maritimes
region:greater-toronto|CA | 43.7 | -79.4 | Greater Toronto Area, GTA
region:vancouver-island|CA | 49.6 | -125.5 | Vancouver Island
region:home-counties|GB | 51.5 | -0.3 | Home Counties
region:west-midlands|GB | 52.5 | -2 | West Midlands, the Midlands, Midlands
region:east-anglia|GB | 52.4 | 1 | East Anglia
region:normandy|FR | 49 | 0.3 | Normandy
region:brittany|FR | 48.2 | -2.8 | Brittany
region:crete|GR | 35.2 | 24.9 | Crete
region:patagonia|AR | -44 | -69 | Patagonia
region:amazon|BR | -4 | -62 | Amazon, Amazonia, Amazon rainforest
region:yucatan|MX | 20 | -89 | Yucatan Peninsula
region:honshu|JP | 36 | 138 | Honshu
"""

SITES = """
white-house|US | 38.9 | -77.04 | White House
capitol-hill|US | 38.89 | -77 | Capitol Hill
pentagon|US | 38.87 | -77.06 | Pentagon
times-square|US | 40.76 | -73.99 | Times Square
wall-street|US | 40.71 | -74.01 | Wall Street
guantanamo-bay|CU | 19.9 | -75.15 | Guantanamo Bay
kremlin|RU | 55.75 | 37.62 | Kremlin
red-square|RU | 55.75 | 37.62 | Red Square
downing-street|GB | 51.5 | -0.13 | Downing Street
heathrow|GB | 51.47 | -0.45 | Heathrow, Heathrow Airport
gatwick|GB | 51.15 | -0.18 | Gatwick, Gatwick Airport
stansted|GB | 51.89 | 0.26 | Stansted Airport
jfk|US | 40.64 | -73.78 | JFK Airport, Kennedy Airport, JFK International Airport
laguardia|US | 40.78 | -73.87 | LaGuardia, LaGuardia Airport
ohare|US | 41.98 | -87.9 | O'Hare, O'Hare International Airport
charles-de-gaulle|FR | 49.01 | 2.55 | Charles de Gaulle Airport, Roissy
orly-airport|FR | 48.73 | 2.36 | Orly Airport
stade-de-france|FR | 48.92 | 2.36 | Stade de France
champs-elysees|FR | 48.87 | 2.31 | Champs-Elysees, Champs-Élysées
schiphol|NL | 52.31 | 4.76 | Schiphol, Schiphol Airport
zaventem-airport|BE | 50.9 | 4.48 | Zaventem Airport, Brussels Airport
tahrir-square|EG | 30.04 | 31.24 | Tahrir Square
green-zone|IQ | 33.31 | 44.39 | Green Zone
taksim-square|TR | 41.04 | 28.99 | Taksim Square
tiananmen-square|CN | 39.9 | 116.39 | Tiananmen Square
"""
"""Sites that the news of the world names without their town."""

SEAS = """
arctic-ocean | 84 | 0 | Arctic Ocean
atlantic | 20 | -35 | Atlantic Ocean, Atlantic
north-atlantic | 40 | -40 | North Atlantic, North Atlantic Ocean
south-atlantic | -25 | -20 | South Atlantic, South Atlantic Ocean
pacific | 5 | -170 | Pacific Ocean, Pacific
north-pacific | 30 | -170 | North Pacific, North Pacific Ocean
south-pacific | -25 | -140 | South Pacific, South Pacific Ocean
indian-ocean | -15 | 78 | Indian Ocean
mediterranean | 36 | 16 | Mediterranean Sea, Mediterranean
black-sea | 43 | 35 | Black Sea
caspian-sea | 42 | 50 | Caspian Sea
baltic-sea | 58 | 20 | Baltic Sea
north-sea | 56 | 3 | North Sea
english-channel | 50 | -2 | English Channel
irish-sea | 53.7 | -5 | Irish Sea
adriatic | 43 | 15 | Adriatic Sea, Adriatic
aegean | 38.8 | 25 | Aegean Sea, Aegean
red-sea | 20 | 38.5 | Red Sea
gulf-of-aden | 12 | 47 | Gulf of Aden
persian-gulf | 26.8 | 51.5 | Persian Gulf, Arabian Gulf
gulf-of-oman | 24.5 | 58.5 | Gulf of Oman
strait-of-hormuz | 26.5 | 56.5 | Strait of Hormuz
arabian-sea | 15 | 65 | Arabian Sea
bay-of-bengal | 15 | 88 | Bay of Bengal
andaman-sea | 10 | 96 | Andaman Sea
south-china-sea | 12 | 114 | South China Sea
east-china-sea | 29 | 125 | East China Sea
yellow-sea | 36 | 123 | Yellow Sea
sea-of-japan | 40 | 135 | Sea of Japan
sulu-sea | 8.5 | 120.2 | Sulu Sea
java-sea | -5 | 110 | Java Sea
timor-sea | -11 | 127 | Timor Sea
tasman-sea | -40 | 160 | Tasman Sea
coral-sea | -18 | 155 | Coral Sea
bering-sea | 58 | -178 | Bering Sea
gulf-of-mexico | 25 | -90 | Gulf of Mexico
gulf-of-alaska | 57 | -145 | Gulf of Alaska
caribbean-sea | 15 | -75 | Caribbean Sea
gulf-of-guinea | 2 | 3 | Gulf of Guinea
mozambique-channel | -18 | 41 | Mozambique Channel
strait-of-malacca | 3 | 100.5 | Strait of Malacca, Malacca Strait
hudson-bay | 60 | -86 | Hudson Bay
"""

ABBREVIATIONS = """
US-AL | Ala., AL
US-AK | Alaska, AK
US-AZ | Ariz., AZ
US-AR | Ark., AR
US-CA | Calif., Cal., CA
US-CO | Colo., CO
US-CT | Conn., CT
US-DE | Del., DE
US-DC | D.C., DC, District of Columbia
US-FL | Fla., FL
US-GA | Ga., GA
US-HI | HI
US-ID | Ida., ID
US-IL | Ill., IL
US-IN | Ind., IN
US-IA | Ia., IA
US-KS | Kan., Kans., KS
US-KY | Ky., KY
US-LA | La., LA
US-ME | Me., ME
US-MD | Md., MD
US-MA | Mass., MA
US-MI | Mich., MI
US-MN | Minn., MN
US-MS | Miss., MS
US-MO | Mo., MO
US-MT | Mont., MT
US-NE | Neb., Nebr., NE
US-NV | Nev., NV
US-NH | N.H., NH
US-NJ | N.J., NJ
US-NM | N.M., N. Mex., NM
US-NY | N.Y., NY, New York State
US-NC | N.C., NC
US-ND | N.D., N. Dak., ND
US-OH | O., OH
US-OK | Okla., OK
US-OR | Ore., OR
US-PA | Pa., Penn., PA
US-RI | R.I., RI
US-SC | S.C., SC
US-SD | S.D., S. Dak., SD
US-TN | Tenn., TN
US-TX | Tex., TX
US-UT | UT
US-VT | Vt., VT
US-VA | Va., VA
US-WA | Wash., WA, Washington State
US-WV | W.Va., W. Va., WV
US-WI | Wis., Wisc., WI
US-WY | Wyo., WY
CA-AB | Alta., AB
CA-BC | B.C., BC
CA-MB | Man., MB
CA-NB | N.B., NB
CA-NL | N.L., Nfld., NL, Newfoundland, Labrador
CA-NS | N.S., NS
CA-NT | N.W.T., NWT
CA-ON | Ont., ON
CA-PE | P.E.I., PEI, PE
CA-QC | Que., QC
CA-SK | Sask., SK
AU-NSW | NSW, N.S.W.
AU-QLD | Qld, QLD
AU-VIC | Vic., VIC
AU-SA | S.A.
AU-WA | W.A.
AU-TAS | Tas.
AU-NT | N.T.
AU-ACT | ACT, A.C.T.
"""

PROVINCES = """
GB-ENG | England, English, Englishman, Englishmen
GB-SCT | Scotland, Scottish, Scot
GB-WLS | Wales, Welsh, Welshman
GB-NIR | Northern Ireland, Northern Irish, Ulster
RU-CE | Chechnya, Chechen
RU-DA | Dagestan, Dagestani
RU-IN | Ingushetia, Ingush
RU-SE | North Ossetia, North Ossetian
RU-TA | Tatarstan, Tatar
RU-MOS | Moscow Oblast, Moscow region
UA-43 | Crimea, Crimean, Crimean Peninsula
GE-AB | Abkhazia, Abkhaz, Abkhazian
BE-WAL | Wallonia, Walloon
BE-VLG | Flanders, Flemish
BE-BRU | Brussels Capital Region, Brussels region
DE-BY | Bavaria, Bavarian
ES-CT | Catalonia, Catalan
ES-PV | Basque Country, Basque region
ES-AN | Andalusia, Andalusian
IT-82 | Sicily, Sicilian
IT-52 | Tuscany, Tuscan
IT-88 | Sardinia, Sardinian
CN-NM | Inner Mongolia, Inner Mongolian
CN-XZ | Tibet, Tibetan
CN-XJ | Xinjiang
JP-01 | Hokkaido
JP-47 | Okinawa, Okinawan
US-TX | Texas, Texan
US-CA | California, Californian
US-FL | Florida, Floridian
US-NY | New York, New Yorker
US-AK | Alaska, Alaskan
US-HI | Hawaii, Hawaiian
CA-QC | Quebec, Quebecer, Quebecois
CA-ON | Ontario, Ontarian
CA-AB | Alberta, Albertan
AU-QLD | Queensland, Queenslander
AU-TAS | Tasmania, Tasmanian
"""


def rows(table: str) -> tuple[Area, ...]:
    """Read a table of areas."""
    return tuple(_area(line) for line in table.strip().splitlines())


def _area(line: str) -> Area:
    """Read one line of a table of areas."""
    key, lat, lon, names = (part.strip() for part in line.rsplit(" | ", 3))
    return Area(key, float(lat), float(lon), tuple(name.strip() for name in names.split(",")))


def names_of(table: str) -> dict[str, tuple[str, ...]]:
    """Read a table of further names, by the code of the area they mean."""
    pairs = (line.split(" | ") for line in table.strip().splitlines())
    return {code.strip(): tuple(name.strip() for name in names.split(",")) for code, names in pairs}


def plurals(adjective: str) -> tuple[str, ...]:
    """Return the adjective with the plural that means its people: 'Belgian', 'Belgians'."""
    ends_as_plural = adjective.endswith(("s", "sh", "nch", "tch", "ese", "men", "man"))
    return (adjective,) if ends_as_plural else (adjective, adjective + "s")
