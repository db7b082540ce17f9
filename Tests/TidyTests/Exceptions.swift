/// What the rules do not hold for. The list may only shrink: a test refuses a row that is no longer needed.
enum Exceptions {
    struct Row: Sendable {
        let rule: String
        let path: String
        let because: String
    }

    static let all: [Row] = []

    static func cover(_ finding: Finding, of rule: any Rule) -> Bool {
        all.contains { $0.rule == rule.name && $0.path == finding.path }
    }
}
