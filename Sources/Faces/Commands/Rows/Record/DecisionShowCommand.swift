import Domain
import JSON
import Queries

/// `roost decision show`: one decision with all that it was made by.
package enum DecisionShowCommand {
    private static let decision = Argument(
        "DECISION|TASK",
        RecordOptions.name("DECISION|TASK"),
        "The decision, as \"roost decision list\" names it; of a task the last"
    )

    package static let command = Command(
        "decision",
        "show",
        section: .resources,
        summary: "Show a decision with what it was made by",
        examples: [
            Example("roost decision show bbbbbb/4", "the fourth line of the session whose id ends so"),
            Example("roost decision show gh-450", "the last about that task"),
            Example("roost decision show bbbbbb/4 -o json", "for programs, with inputs and outputs as they are"),
        ],
        arguments: [decision],
        options: [RecordOptions.utc],
        formats: OutputFormat.allCases,
        exitCodes: [.notFound],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let name = invocation.required(decision)
        guard let question = try RecordQuestion(invocation) else {
            return try invocation.nothing(named: name, of: [])
        }
        let target = RecordTarget(question: question)
        let isTask = !RecordTarget.isDecision(name)
        let found = try isTask ? last(about: name, target) : target.decision(named: name)
        try facts(found, question.text).show(on: invocation.console, as: invocation.format)
        return .ok
    }

    private static func last(about task: String, _ target: RecordTarget) throws(CommandError) -> RecordedDecision {
        var filter = RecordedDecision.Filter()
        filter.context = try target.id(of: [.task], named: task).id
        let found = try target.question.ask { (record) throws(QueriesError) in
            try record.decisions(filter, limit: 1)
        }
        guard let decision = found.rows.first else {
            throw .notFound(kind: "decision about", text: task, similar: [], list: "roost decision list")
        }
        return decision
    }

    private static func facts(_ decision: RecordedDecision, _ moments: MomentText) -> FactList {
        var facts = FactList(of: "decision")
        facts.add("decision", "Decision", .text(decision.name.text))
        facts.add("flowId", "", .integer(decision.name.row))
        facts.add("at", "At", moments.cell(decision.at))
        facts.add("session", "Session", .text(decision.name.session))
        facts.add("context", "About", .text(decision.contextType))
        facts.add("id", "Id", .optional(decision.context))
        facts.add("point", "Point", .text(decision.point))
        facts.add("reason", "Because", .optional(decision.reason))
        facts.add("chosen", "Chosen", .optional(decision.chosen))
        let others = decision.notChosen
        facts.add("notChosen", "Not", Cell(others.joined(separator: "; "), .array(others.map(JSONValue.string))))
        facts.add("input", "Input", .json(decision.input))
        facts.add("output", "Output", .json(decision.output))
        facts.add("durationMs", "Took (ms)", .milliseconds(decision.milliseconds))
        facts.add("function", "By", .text(decision.function))
        facts.add("sourceFile", "In", .optional(decision.sourceFile))
        return facts
    }
}
