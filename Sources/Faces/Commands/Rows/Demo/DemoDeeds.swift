import Domain
import JSON

/// What an agent did, in one line: the tools it used in their order, and what came of those that can fail.
enum DemoDeeds {
    private static let wordsMax = 4

    /// - Parameter blocks: as `roost talk -o json` shows them.
    static func text(_ blocks: [JSONValue]) -> String {
        let results = blocks.filter { $0["type"] == "tool_result" }
        let deeds = blocks.compactMap { block -> String? in
            guard block["type"] == "tool_use", let tool = block["tool"]?.stringValue else { return nil }
            let result = results.first { $0["call"] == block["call"] }
            return deed(tool, input(block), isOK: result?["ok"]?.bool)
        }
        return deeds.joined(separator: " → ")
    }

    private static func deed(_ tool: String, _ input: JSONValue?, isOK: Bool?) -> String {
        if let file = input?["file_path"]?.stringValue { return "\(tool) \(file)" }
        let words = (input?["command"]?.stringValue ?? tool).split(separator: " ")
        // Of a chain of commands the last one tells most.
        let last = words.split(separator: "&&").last.map(Array.init) ?? words
        let sign = isOK.map { $0 ? " ✓" : " ✗" } ?? ""
        return last.prefix(last.first == "git" ? 2 : wordsMax).joined(separator: " ") + sign
    }

    private static func input(_ block: JSONValue) -> JSONValue? {
        guard let text = block["input"]?.stringValue else { return nil }
        return Deliberate.ignore(because: "what cannot be read is not shown") { () throws(JSONError) in
            try JSONReader.read(Array(text.utf8))
        }
    }
}
