import Agents
import Control
import Domain
import Runs

/// What is said to agents that work.
extension Daemon {
    /// The one run that the target names; of a task or a worker the one that goes on.
    func row(of target: Identifier) -> Result<RunRow, DirectiveFault> {
        let named = runs.live.filter { row in
            [row.run.identifier, row.task.identifier, row.worker?.identifier].contains(target)
        }
        guard let row = named.first else {
            let what = "nothing that goes on is called \(target)"
            return .failure(DirectiveFault(.noTarget, what, hint: "see: roost run list"))
        }
        guard named.count == 1 else {
            let names = named.map(\.run.text).joined(separator: ", ")
            return .failure(DirectiveFault(.ambiguous, "several runs of \(target) go on", hint: "one of: \(names)"))
        }
        return .success(row)
    }

    func answer(
        _ target: Identifier,
        _ text: String,
        question: String?,
        _ call: DirectiveCall
    ) -> DirectiveAnswer? {
        switch row(of: target) {
        case .failure(let fault): return fault.answer
        case .success(let row):
            guard let spoken = dispatch.spoken[row.run] else { return type(text, to: row, call) }
            let open = spoken.questions.filter { question == nil || $0.request == question }
            guard let asked = open.first else {
                let what = question.map { "\(row.run) does not wait for an answer to \($0)" }
                return .refused(
                    .refused,
                    what ?? "\(row.run) has asked nothing that waits for an answer",
                    hint: "to tell it something: roost worker steer \(row.run) TEXT"
                )
            }
            guard open.count == 1 else {
                let names = open.map { "\($0.request) (\(ShortText.line(of: $0.subject, lettersMax: 60)))" }
                let hint = "name one by data.question: \(names.joined(separator: ", "))"
                return .refused(.ambiguous, "\(row.run) waits for \(open.count) answers", hint: hint)
            }
            guard let wish = SaidAnswer.wish(text, to: asked) else {
                return .refused(
                    .badRequest,
                    "\(row.run) asks for a permission: \(ShortText.line(of: asked.subject, lettersMax: 200))",
                    hint: "answer yes, or no with a reason: \"no: use make test\""
                )
            }
            return say(wish, to: row.run, "answered", call)
        }
    }

    func steer(_ target: Identifier, _ text: String, _ call: DirectiveCall) -> DirectiveAnswer? {
        switch row(of: target) {
        case .failure(let fault): return fault.answer
        case .success(let row):
            guard let spoken = dispatch.spoken[row.run] else { return type(text, to: row, call) }
            guard !spoken.isInputClosed else {
                return .refused(.refused, "\(row.run) has done its part, and reads nothing more")
            }
            return say(.message(text), to: row.run, "told", call)
        }
    }

    /// An agent that cannot be spoken to is told so in words of its own; what runs on a terminal, or reads whatever it
    /// is given, gets the line as it stands.
    private func type(_ text: String, to row: RunRow, _ call: DirectiveCall) -> DirectiveAnswer? {
        ask(row.run.identifier, .input(Array("\(text)\n".utf8)), "told", call)
    }

    private func say(_ wish: AgentWish, to run: RunID, _ done: String, _ call: DirectiveCall) -> DirectiveAnswer? {
        var answer: DirectiveAnswer?
        var isLater = false
        do throws(AgentError) {
            try dispatch.spoken.say(wish, to: run) { [unowned self] reply in
                let found = Self.answer(to: run, reply, done)
                if isLater { settle(call, found) } else { answer = found }
            }
        } catch { return .refused(.badRequest, "\(error)") }
        isLater = true
        return answer
    }
}
