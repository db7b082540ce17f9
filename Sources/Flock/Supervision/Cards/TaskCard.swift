package import Domain

/// A task as a card has it: a Markdown file with front matter, as seed 002 fixed it.
package struct TaskCard: Hashable, Sendable {
    package let id: TaskID
    package var title: String?
    package var status: String?
    package var branch: String?
    package var repository: String?
    package var base: String?
    package var after: [TaskID] = []
    package var scope: [String] = []
    package var updatedAt: String?
    /// Of Roost: which agent is to do it, with which model, and how urgent it is.
    package var agent: String?
    package var model: String?
    package var priority: Int64?
    /// What is to be done: all below the front matter but the sections that are written at the end.
    package var text = ""

    package init(id: TaskID) { self.id = id }

    private static let wantedWords: Set<String> = ["todo", "open", "ready", "queued"]

    /// Whether somebody is to work on it.
    package var isWanted: Bool { status.map { Self.wantedWords.contains($0.lowercased()) } ?? true }

    /// The word that a card has for it. What is completed is for a person to look at.
    package static func word(for status: TaskStatus) -> String {
        switch status {
        case .detected, .assigned: "todo"
        case .active: "in_progress"
        case .completed: "review"
        case .failed, .blocked, .cancelled: status.rawValue
        }
    }
}
