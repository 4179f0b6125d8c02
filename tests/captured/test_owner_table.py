"""Whose a line is, as people say it about those of the sample initiative.

Written before it was looked at what the rules make of them. `ask`: nobody is taken, and one is asked whether
it is one of these; `perhaps`: somebody is proposed with a question mark; `new`: a name that is not on record.
"""

from __future__ import annotations

from datetime import date

import pytest

from convene.captured.line import read_line
from convene.people.matching import Known

MONDAY = date(2026, 11, 16)
HEALTH, SCHOOLS, HOSPITAL = (
    "Larkspur County Health Department",
    "Ashby Falls City Schools",
    "Mercy Ridge Hospital",
)
BACKBONE, STILLWATER, YOUTH = (
    "Larkspur Prevention Partnership",
    "Stillwater Behavioral Health",
    "Larkspur Youth Council",
)
SAMPLE = (
    ("Renata Valdez", BACKBONE),
    ("Tobias Wren", BACKBONE),
    ("Amara Nwosu", BACKBONE),
    ("Dr. Helen Prakash", HEALTH),
    ("Joel Brightwater", HEALTH),
    ("Marcus Delacroix", SCHOOLS),
    ("Ingrid Solheim", "Larkspur County Schools"),
    ("Dr. Samuel Adeyemi", HOSPITAL),
    ("Lucía Barrera", "Open Door Community Clinic"),
    ("Wade Tarkington", "Larkspur County Sheriff's Office"),
    ("Noor Haddad", "Ashby Falls Police Department"),
    ("Corinne Ashdown", "Fourth District Juvenile Court"),
    ("Kwame Osei-Boateng", STILLWATER),
    ("Denise Pruitt", "New Morning Recovery Community"),
    ("Jamal Everett", "Falls Youth Center"),
    ("Mei-Lin T.", YOUTH),
    ("Devon R.", YOUTH),
    ("Yolanda Castellanos", "Parents Together Larkspur"),
    ("Grant Whitfield-Moss", "Larkspur Area Chamber of Commerce"),
    ("Fatima Siddiqui", "Greater Larkspur Community Foundation"),
)
TWINS = (("Marcus Bell", "Falls Youth Center"), ("Renata Voss", HOSPITAL), ("Joel Brightwater", STILLWATER))

# fmt: off
ONE_OF_EACH = {
    "Renata to book the library": "Renata Valdez",
    "Renata will call the funder": "Renata Valdez",
    "R. Valdez to call the county": "Renata Valdez",
    "RV to send the minutes": "perhaps Renata Valdez",
    "HP to get the overdose totals": "perhaps Dr. Helen Prakash",
    "TW: print the handouts": "perhaps Tobias Wren",
    "KOB to share the waiting list": "perhaps Kwame Osei-Boateng",
    "Send the minutes @RV": "perhaps Renata Valdez",
    "Send the minutes (RV)": "perhaps Renata Valdez",
    "Dr. Prakash to speak to the commission": "Dr. Helen Prakash",
    "Dr Adeyemi will bring the numbers": "Dr. Samuel Adeyemi",
    "Doctor Prakash to call": "Dr. Helen Prakash",
    "Sam Adeyemi to bring the totals": "ask Dr. Samuel Adeyemi",
    "Sam to bring the totals": "ask Dr. Samuel Adeyemi",
    "Captain Haddad to call the first meeting": "Noor Haddad",
    "Noor and Wade to plan the checks": "ask Noor Haddad, Wade Tarkington",
    "Noor & Wade will plan the checks": "ask Noor Haddad, Wade Tarkington",
    "Noor/Wade to plan the checks": "ask Noor Haddad, Wade Tarkington",
    "Lucia to ask the transit office": "Lucía Barrera",
    "Lucia Barrera will ask the transit office": "Lucía Barrera",
    "Lucía: price for rides": "Lucía Barrera",
    "Osei-Boateng to share the list": "Kwame Osei-Boateng",
    "Kwame Osei to share the list": "ask Kwame Osei-Boateng",
    "Yolonda to write the texts": "ask Yolanda Castellanos",
    "Yolanda Castelanos to write the texts": "ask Yolanda Castellanos",
    "Renatta to book the library": "ask Renata Valdez",
    "Ingird to send the survey": "ask Ingrid Solheim",
    "Denice to ask two families": "ask Denise Pruitt",
    "Jamaal will find a key holder": "ask Jamal Everett",
    "Fatema to ask the foundation": "ask Fatima Siddiqui",
    "Corine to ask the judge": "ask Corinne Ashdown",
    "Corrine Ashdown to ask the judge": "ask Corinne Ashdown",
    "Mr. Delacroix will sign": "Marcus Delacroix",
    "Mei-Lin to pick the photos": "Mei-Lin T.",
    "Mei Lin to pick the photos": "Mei-Lin T.",
    "Meilin to pick the photos": "ask Mei-Lin T.",
    "Devon to text the youth council": "Devon R.",
    "Devon R to text the youth council": "Devon R.",
    "Grant to call the chamber": "ask Grant Whitfield-Moss",
    "Grant W. to call the chamber": "Grant Whitfield-Moss",
    "Grant Whitfield to call the chamber": "ask Grant Whitfield-Moss",
    "Grants to be written by May": "nobody",
    "The grant will be submitted by Friday": "nobody",
    "Wade through the comments by Friday": "nobody",
    "Mercy Ridge to send totals": "ask Dr. Samuel Adeyemi",
    "Mercy Ridge Hospital to send totals": "ask Dr. Samuel Adeyemi",
    "Stillwater to send the list": "ask Kwame Osei-Boateng",
    "Health Department to send totals": "ask Dr. Helen Prakash, Joel Brightwater",
    "Larkspur County Health Department to send totals": "ask Dr. Helen Prakash, Joel Brightwater",
    "Youth Council to name two members": "ask Mei-Lin T., Devon R.",
    "Sheriff's Office to send counts": "ask Wade Tarkington",
    "Sheriff Tarkington to speak at the fair": "Wade Tarkington",
    "Judge Ashdown to read the plan": "Corinne Ashdown",
    "Somebody to bring coffee": "nobody",
    "We need to call the clinic": "nobody",
    "Everyone to bring one story": "nobody",
    "Call Renata about the room": "nobody",
    "Ask Helen to speak": "nobody",
    "Email Dr. Prakash by Friday": "nobody",
    "Co-chairs to sign the letter": "nobody",
    "Call the clinic @lucia": "Lucía Barrera",
    "Call the clinic - Denise": "Denise Pruitt",
    "Call the clinic (Noor)": "Noor Haddad",
    "Call the clinic by Friday (Tobias)": "Tobias Wren",
    "Call the clinic by Friday, Tobias": "perhaps Tobias Wren",
    "Tobias by Friday: call the clinic": "Tobias Wren",
    "Tobias calls the clinic Friday": "perhaps Tobias Wren",
    "Tobias can call the clinic": "Tobias Wren",
    "Tobias should call the clinic": "Tobias Wren",
    "Tobias needs to call the clinic": "Tobias Wren",
    "Tobias has to call the clinic": "Tobias Wren",
    "Tobias offered to call the clinic": "Tobias Wren",
    "Tobias is calling the clinic Friday": "nobody",
    "Tobias and someone from the county to call": "ask Tobias Wren",
    "Tobias with Amara to draft the data page": "ask Tobias Wren, Amara Nwosu",
    "Amara to ask Renata for the list": "Amara Nwosu",
    "Amara to tell Joel to call Ingrid": "Amara Nwosu",
    "Joel from the health department to call": "Joel Brightwater",
    "Joel (Health Department) to call": "Joel Brightwater",
    "Joel B to call the county": "Joel Brightwater",
    "joel to call the county": "Joel Brightwater",
    "Ash to call the county": "ask Corinne Ashdown",
    "Sam Ortiz to call the county": "new Sam Ortiz",
    "Lena Barrera to call the county": "new Lena Barrera",
    "Joe to call the county": "ask Joel Brightwater",
    "Marco to call the county": "ask new",
    "Ina to call the county": "ask new",
    "Tarkington's office to send counts": "nobody",
}

TWO_OF_A_NAME = {
    "Marcus to call the county": "ask Marcus Delacroix, Marcus Bell",
    "Marcus B. to call the county": "Marcus Bell",
    "Marcus D to call the county": "Marcus Delacroix",
    "M. Bell to call the county": "Marcus Bell",
    "RV to call the county": "ask Renata Valdez, Renata Voss",
    "Renata V. to call the county": "ask Renata Valdez, Renata Voss",
    "Joel Brightwater to call": f"ask Joel Brightwater ({HEALTH}), Joel Brightwater ({STILLWATER})",
    "Joel (Stillwater) to call": "Joel Brightwater",
    "Markus to call the county": "ask Marcus Delacroix, Marcus Bell",
    "Renata from the hospital to call": "Renata Voss",
    "Marcus from the youth center to call": "Marcus Bell",
    "Marcus of Mercy Ridge to call": "ask Marcus Delacroix, Marcus Bell",
}
# fmt: on


@pytest.mark.parametrize(("words", "right"), ONE_OF_EACH.items())
def test_whose_it_is_among_the_people_of_the_sample(words: str, right: str) -> None:
    assert _whose(words, SAMPLE) == right


@pytest.mark.parametrize(("words", "right"), TWO_OF_A_NAME.items())
def test_never_the_wrong_one_of_two(words: str, right: str) -> None:
    assert _whose(words, (*SAMPLE, *TWINS)) == right


def _whose(words: str, people: tuple[tuple[str, str], ...]) -> str:
    known = [Known(row, name, home) for row, (name, home) in enumerate(people, start=1)]
    line = read_line(words, people=known, today=MONDAY)
    if line.proposed:
        return f"perhaps {line.proposed.owner_name}"
    if line.new_person:
        return f"new {line.new_person}"
    if line.owner:
        return str(line.owner_name)
    asked = [one for one in line.readings if one.owner]
    if asked:
        return f"ask {', '.join(str(one.owner) for one in asked if one.owner_id) or 'new'}"
    return "nobody"
