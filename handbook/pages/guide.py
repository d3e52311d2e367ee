"""«Jeg er bekymret for et barn»: a page for each question, and the whole tree on one page for print."""

from __future__ import annotations

from handbook.articles import contact
from handbook.articles.blocks import Origin
from handbook.derive.addresses import address
from handbook.model import Answer, Guide, Handbook, Purpose, Question, Urgency
from handbook.pages import bar
from handbook.pages.links import Links
from handbook.pages.sheet import Sheet, View

_TITLE = "Jeg er bekymret for et barn"


def sheets(handbook: Handbook) -> list[Sheet]:
    """The start of the guide, and one page for each of the other questions."""
    guide = handbook.guide
    if guide is None:
        return []
    ways = _ways(guide)
    return [_sheet(handbook, guide, question, ways.get(question.id, ())) for question in guide.questions]


def _sheet(handbook: Handbook, guide: Guide, question: Question, way: tuple[tuple[Question, Answer], ...]) -> Sheet:
    first = question.id == guide.start
    links = Links(handbook, question_address(guide, question.id))
    view = {
        "question": question,
        "number": len(way) + 1,
        "answers": [_answer(links, guide, answer) for answer in question.answers],
        "way": [
            {"question": q.text, "answer": a.text, "href": links.path(question_address(guide, q.id))} for q, a in way
        ],
        "tree": tree(links, guide) if first else [],
        "bar": bar.for_steps(handbook),
    }  # fmt: skip
    return Sheet(
        address=links.here, title=_TITLE if first else question.text, summary=question.help or question.text,
        template="question.html", view=view, owned=handbook.settings, source="content/veiviser.yml",
        kind="veiviser", hide=("footer", "toc", "navigation"),
    )  # fmt: skip


def question_address(guide: Guide, id: str) -> str:
    """The first question is the guide's own page."""
    return address("oversikt", "veiviser") if id == guide.start else address("sporsmal", id)


def _answer(links: Links, guide: Guide, answer: Answer) -> View:
    at = Origin("oversikt:veiviser", answer)
    call = contact.call(links.handbook, answer.agency, answer.purpose or Purpose.ADVICE, at) if answer.agency else None
    urgent = False
    if answer.question:
        href = links.path(question_address(guide, answer.question))
        target = None
    else:
        goto = answer.workflow or ""
        href = links.href("prosedyre", goto)
        page, _, step = goto.partition("/")
        target = links.handbook.workflows[page].name + (f": {links.handbook.steps[goto].name}" if step else "")
        urgent = links.handbook.workflows[page].urgency is Urgency.NOW
    return {"text": answer.text, "help": answer.help, "href": href, "target": target, "call": call, "urgent": urgent}


def tree(links: Links, guide: Guide) -> list[View]:
    """Every question with its answers, for one printed page."""
    numbers = {question.id: number for number, question in enumerate(guide.questions, 1)}
    return [
        {
            "number": numbers[q.id],
            "id": f"sporsmal-{q.id}",
            "text": q.text,
            "answers": [
                {**_answer(links, guide, a), "number": numbers.get(a.question or ""), "jump": f"#sporsmal-{a.question}"}
                for a in q.answers
            ],
        }
        for q in guide.questions
    ]


def _ways(guide: Guide) -> dict[str, tuple[tuple[Question, Answer], ...]]:
    """The shortest way to each question: the questions and answers before it."""
    questions = {q.id: q for q in guide.questions}
    ways: dict[str, tuple[tuple[Question, Answer], ...]] = {guide.start: ()}
    queue = [guide.start]
    for id in queue:
        for answer in questions[id].answers:
            if answer.question and answer.question in questions and answer.question not in ways:
                ways[answer.question] = (*ways[id], (questions[id], answer))
                queue.append(answer.question)
    return ways
