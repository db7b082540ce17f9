import Domain
import Platform

/// A command to try on the home that the demo has left.
struct DemoSuggestion: Hashable {
    let words: [String]
    let about: String

    static let all = [
        DemoSuggestion(words: ["why", DemoStory.retried], about: "why it was tried twice"),
        DemoSuggestion(words: ["talk", DemoStory.accepted], about: "what the agent said and did"),
        DemoSuggestion(words: ["cost", "--all", "--by", "task"], about: "where the money went"),
        DemoSuggestion(words: ["logs", DemoStory.counting, "-n", "5"], about: "its last lines"),
        DemoSuggestion(words: ["sql", "select task_id, status, title from tasks"], about: "any question"),
    ]

    /// As it can be typed.
    func line(_ program: String, home: String) -> String {
        ([program, "--home", home] + words).map(Self.quoted).joined(separator: " ")
    }

    /// How this program is called: by its name where that leads to it.
    static func program(_ environment: Environment, on disk: any Disk) -> String {
        let own = Deliberate.ignore(because: "its name is the next best") { () throws(PlatformError) in
            try disk.readLink("/proc/self/exe")
        }
        guard let own else { return "roost" }
        let here = FilePath.resolved(".") + "/"
        if own.hasPrefix(here) { return String(own.dropFirst(here.count)) }
        return ProgramSearch.find("roost", in: environment).map(FilePath.resolved) == own ? "roost" : own
    }

    private static func quoted(_ word: String) -> String {
        let plain = word.allSatisfy { $0.isLetter || $0.isNumber || "-_./".contains($0) }
        guard !plain || word.isEmpty else { return word }
        return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
