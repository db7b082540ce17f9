import Platform
import Testing

/// A command line that a document shows to its readers: `$ roost status    # who needs you`.
struct DocumentCommand: Sendable, Hashable, CustomTestStringConvertible {
    let document: String
    let line: Int
    /// Without what is said about it.
    let text: String

    var testDescription: String { "\(document):\(line) \(text)" }

    /// Those of the blocks that are marked as what stands on a console.
    static func all(in text: String, of document: String) -> [DocumentCommand] {
        var commands: [DocumentCommand] = []
        var isConsole = false
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("```") {
                isConsole = line == "```console"
            } else if isConsole, line.hasPrefix("$ ") {
                commands.append(DocumentCommand(document: document, line: index + 1, text: bare(line.dropFirst(2))))
            }
        }
        return commands
    }

    /// What is said about a command stands behind two blanks and a `#`.
    private static func bare(_ line: Substring) -> String {
        let letters = Array(line)
        let place = letters.indices.first { letters[$0...].starts(with: "  # ") } ?? letters.endIndex
        let bare = String(letters[..<place])
        return String(bare.reversed().drop { $0 == " " }.reversed())
    }

    /// Those of all documents, in the order in which a reader meets them.
    static func allDocuments() throws -> [String: [DocumentCommand]] {
        let root = (0..<4).reduce(#filePath) { path, _ in FilePath.folder(of: path) }
        let disk = SystemDisk()
        let pages = try disk.list("\(root)/docs").filter { $0.hasSuffix(".md") }.map { "docs/\($0)" }
        var found: [String: [DocumentCommand]] = [:]
        for page in ["README.md", "CONTRIBUTING.md", "FORMAT.md", "ARCHITECTURE.md"] + pages {
            let text = String(decoding: try disk.readAll("\(root)/\(page)", bytesMax: 1 << 20), as: UTF8.self)
            let commands = all(in: text, of: page)
            if !commands.isEmpty { found[page] = commands }
        }
        return found
    }
}
