/// A part of what an agent said or did, made ready for people: a title of one line, and lines under it. Terminals and
/// pages show the same parts, each in its own way.
package struct RenderedPart: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case user, assistant, system, thinking
        case toolCall = "tool-call"
        case toolResult = "tool-result"
        /// What the agent says of itself: limits, questions, retries, how a turn ended.
        case notice
    }

    package enum Change: Hashable, Sendable {
        case none, added, removed
    }

    package struct Line: Hashable, Sendable {
        package let text: StyledText
        package let change: Change

        package init(_ text: StyledText, _ change: Change = .none) {
            self.text = text
            self.change = change
        }
    }

    package var kind: Kind
    /// Empty where the lines speak for themselves.
    package var title: StyledText
    package var lines: [Line]
    /// How many more there are.
    package var hiddenLineCount = 0
    package var isFailure = false
    /// 1 within a sub-agent.
    package var depth = 0

    package init(_ kind: Kind, title: StyledText = StyledText(), lines: [Line] = []) {
        self.kind = kind
        self.title = title
        self.lines = lines
    }
}
