import JSON

/// Who added a task.
package enum TaskAuthor: Hashable, Sendable, CustomStringConvertible {
    /// Somebody at a terminal, in the browser, or by a script of theirs.
    case person
    /// An agent of ours, or what it started. What it adds waits until a person approves it.
    case run(RunID)
    /// Where tasks come from by themselves: `github`, `cards`.
    case source(String)

    private static let personText = "person"
    private static let runPrefix = "run:"
    private static let sourcePrefix = "source:"

    /// Nothing where the text names none of them.
    package init?(_ text: String) {
        if text == Self.personText {
            self = .person
        } else if text.hasPrefix(Self.runPrefix) {
            let run = Deliberate.ignore(because: "a text that names no run names no author") {
                () throws(IdentifierError) in try RunID(String(text.dropFirst(Self.runPrefix.count)))
            }
            guard let run else { return nil }
            self = .run(run)
        } else if text.hasPrefix(Self.sourcePrefix), text != Self.sourcePrefix {
            self = .source(String(text.dropFirst(Self.sourcePrefix.count)))
        } else {
            return nil
        }
    }

    /// As it stands in files: `person`, `run:run-20261121-010203-456789-7k2mq9`, `source:github`.
    package var text: String {
        switch self {
        case .person: Self.personText
        case .run(let run): Self.runPrefix + run.text
        case .source(let name): Self.sourcePrefix + name
        }
    }

    /// What the column `source` has of a task that it adds.
    package var taskSource: String {
        switch self {
        case .person: "manual"
        case .run: "agent"
        case .source(let name): name
        }
    }

    /// Whether what it adds waits until a person approves it.
    package var mustBeApproved: Bool {
        switch self {
        case .person, .source: false
        case .run: true
        }
    }

    package var description: String {
        switch self {
        case .person: "a person"
        case .run(let run): run.text
        case .source(let name): name
        }
    }
}

extension FieldShape where Value == TaskAuthor {
    static var author: FieldShape {
        FieldShape(expected: "who added it: person, run:… or source:…") { $0.stringValue.flatMap(TaskAuthor.init) }
    }
}
