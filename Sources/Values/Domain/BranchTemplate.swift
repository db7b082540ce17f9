/// How the branch of an attempt is named: a text in which `<task>` and `<attempt>` stand for what they say.
package struct BranchTemplate: Hashable, Sendable, CustomStringConvertible {
    package static let standard = BranchTemplate(checked: "roost/<task>-a<attempt>")

    private static let taskMark = "<task>"
    private static let attemptMark = "<attempt>"
    private static let nameBytesMax = 200
    private static let triesMax = 99

    package let text: String

    package var description: String { text }

    private init(checked text: String) { self.text = text }

    /// Nil where it does not name the task, or makes names that git does not take.
    package init?(_ text: String) {
        guard text.split(separator: Self.taskMark, omittingEmptySubsequences: false).count == 2 else { return nil }
        self.text = text
        guard Self.isName(filled("t", "1")) else { return nil }
    }

    /// Whether git takes it for the name of a branch: see git-check-ref-format(1).
    package static func isName(_ name: String) -> Bool {
        guard !name.isEmpty, name.utf8.count <= nameBytesMax, name != "@", name != "HEAD", !name.hasPrefix("-"),
            !name.hasSuffix("."), !["..", "@{", "//"].contains(where: name.contains)
        else { return false }
        let isPlain = name.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7f && !Array("~^:?*[\\".utf8).contains($0) }
        return isPlain
            && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
                !$0.isEmpty && !$0.hasPrefix(".") && !$0.hasSuffix(".lock")
            }
    }

    /// The name of a task as a part of the name of a ref. What an id may have and a ref may not, gives way to a hash of
    /// the id, so that two tasks never fall together.
    package static func part(of task: TaskID) -> String {
        guard !isName("x/\(task.text)") else { return task.text }
        let plain = String(task.text.map { $0 == "." ? "-" : $0 })
        return "\(plain)-\(Hex.encode(SHA256.digest(Array(task.text.utf8)).prefix(4)))"
    }

    /// The name for an attempt: the first, in a fixed order, that can stand beside the branches that there are. A
    /// branch `roost` leaves no room for a `roost/x`, and the other way round; then the name has no folders.
    package func name(for task: TaskID, attempt: Int, beside taken: Set<String>) -> String? {
        let folders = Set(taken.flatMap(Self.folders))
        let name = filled(Self.part(of: task), String(attempt))
        let flat = String(name.map { $0 == "/" ? "-" : $0 })
        let candidates = [name, flat].flatMap { name in
            (1...Self.triesMax).map { $0 == 1 ? name : "\(name)-\($0)" }
        }
        return candidates.first { candidate in
            Self.isName(candidate) && !taken.contains(candidate) && !folders.contains(candidate)
                && taken.isDisjoint(with: Self.folders(of: candidate))
        }
    }

    private func filled(_ task: String, _ attempt: String) -> String {
        text.split(separator: Self.taskMark, omittingEmptySubsequences: false).map { part in
            part.split(separator: Self.attemptMark, omittingEmptySubsequences: false).joined(separator: attempt)
        }.joined(separator: task)
    }

    private static func folders(of name: String) -> [String] {
        let parts = name.split(separator: "/")
        return (1..<max(1, parts.count)).map { parts.prefix($0).joined(separator: "/") }
    }
}
