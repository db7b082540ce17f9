package import Domain
import JSON
import Platform

/// The ids of tasks that stand for issues. One repository has the short ones, and keeps them: whichever was asked first
/// in this home. What is named after an order of settings would name other tasks as soon as somebody adds a source.
package struct GitHubNames: Hashable, Sendable {
    private static let prefix = "gh-"
    private static let fileBytesMax = 4 << 10

    private let repository: String
    private let isFirst: Bool

    package init(_ repository: String, isFirst: Bool) {
        self.repository = repository
        self.isFirst = isFirst
    }

    /// Who has the short ids is in a file of the home, which is made by the first that asks.
    static func of(_ repository: String, home: String, on disk: any Disk) throws(SourceTrouble) -> GitHubNames {
        let path = "\(home)/github.json"
        do throws(PlatformError) {
            if try disk.exists(path) {
                let bytes = try disk.readAll(path, bytesMax: fileBytesMax)
                let value = Deliberate.ignore(because: "what it does not hold is told") { () throws(JSONError) in
                    try JSONReader.read(bytes)
                }
                guard let first = value?.objectValue?["short_ids"]?.stringValue else {
                    throw .unreadable(path: path, expected: "the repository that has the short ids")
                }
                return GitHubNames(repository, isFirst: isSame(first, repository))
            }
            let object: JSONObject = ["short_ids": .string(repository)]
            try disk.replaceFile(path, with: Array((JSONWriter.text(.object(object)) + "\n").utf8))
            return GitHubNames(repository, isFirst: true)
        } catch { throw SourceTrouble(error) }
    }

    /// GitHub does not tell cases apart in names.
    private static func isSame(_ one: String, _ other: String) -> Bool { one.lowercased() == other.lowercased() }

    /// Nil where the name of the repository is too long for an id.
    package func task(_ number: Int64) -> TaskID? {
        Deliberate.ignore(because: "what is no id is none") { () throws(IdentifierError) in
            try TaskID("\(beginning)\(number)")
        }
    }

    /// The number of the issue that the task stands for; nil of a task that stands for none of these.
    package func number(of task: TaskID) -> Int64? {
        guard task.text.hasPrefix(beginning) else { return nil }
        let rest = task.text.dropFirst(beginning.count)
        return rest.utf8.allSatisfy(Digits.isDigit) ? Int64(rest) : nil
    }

    private var beginning: String {
        if isFirst { return Self.prefix }
        let name = repository.lowercased().split(separator: "/").joined(separator: ".")
        return "\(Self.prefix)\(name)-"
    }
}
