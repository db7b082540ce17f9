package import Domain

/// What is told of work that goes out: taken from its task, or from what is known of one that is forgotten.
package struct OutgoingWork: Hashable, Sendable {
    private static let titleLettersMax = 200

    package let title: String
    /// What the steps before have said of it.
    package var summaries: [String] = []
    /// The issue that it is done with.
    package var issue: Int64?

    package init(_ task: TaskID, title: String?, entry: TaskEntry?) {
        self.title = ShortText.line(of: title ?? "Work on \(task)", lettersMax: Self.titleLettersMax)
        summaries = (entry?.progress.carried ?? []).map(\.summary).filter { !$0.isEmpty }
        issue = entry?.task.issueNumber ?? Self.issue(of: task)
    }

    /// Tasks that stand for issues bear their numbers.
    private static func issue(of task: TaskID) -> Int64? {
        guard task.text.hasPrefix("gh-"), let last = task.text.split(separator: "-").last else { return nil }
        return last.utf8.allSatisfy(Digits.isDigit) ? Int64(last) : nil
    }

    package var body: String {
        let fixes = issue.map { "Fixes #\($0)" }
        return ([title] + summaries + [fixes].compactMap(\.self)).joined(separator: "\n\n") + "\n"
    }
}
