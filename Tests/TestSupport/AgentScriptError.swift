/// Where a script cannot be read, and why.
package struct AgentScriptError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Problem: Hashable, Sendable {
        case unknownStep(String)
        case missing(String)
        case unfit(String, wanted: String)
        case excess(String)
        case unclosedQuote
        case unknownEscape(String)
        case unclosedBlock(String)
        case strayEnd
    }

    /// Both from 1.
    package let line: Int
    package let column: Int
    package let problem: Problem

    package init(line: Int, column: Int, _ problem: Problem) {
        self.line = line
        self.column = column
        self.problem = problem
    }

    package var description: String { "line \(line), column \(column): \(reason)" }

    private var reason: String {
        switch problem {
        case .unknownStep(let word): "there is no step \"\(word)\""
        case .missing(let what): "\(what) is missing"
        case .unfit(let text, let wanted): "\"\(text)\" is not \(wanted)"
        case .excess(let text): "\"\(text)\" is more than the step takes"
        case .unclosedQuote: "this quote has no end"
        case .unknownEscape(let text): "\"\(text)\" stands for nothing"
        case .unclosedBlock(let word): "this \"\(word)\" has no end"
        case .strayEnd: "this \"end\" ends nothing"
        }
    }
}
