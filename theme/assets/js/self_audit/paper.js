/**
 * Paper: what is printed in place of a screen that is a form, by the screen's name. On paper a field is an empty box, or cuts
 * off what was written in it: what fields hold is printed as text, and a screen of buttons says where there is more to print.
 * It is made when a browser begins to print. Any other screen is printed as it stands. Those for reviews add theirs.
 */
Reflections.paper = {
  plan: ({ screens, record }) => screens.print.makeReport(record, "plan"),

  question: ({ screens, record }) => screens.print.makeReport(record, "audit", screens.question.id),

  keep: ({ record }) =>
    Reflections.make("p", "", "To print: " + (record ? `Keep and print → The completed ${record.kind}` : "Worksheets")),
};

Reflections.paper.start = Reflections.paper.keep;
