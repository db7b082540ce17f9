import Domain
import JSON

/// The commands that an agent says it runs, in a line of stream-json.
package enum ToldCommand {
    private static let mark = Array("\"tool_use\"".utf8)

    /// Nothing in a line that says nothing of commands.
    package static func all(in line: [UInt8]) -> [String] {
        guard ByteSearch.holds(mark, in: line) else { return [] }
        let value = Deliberate.ignore(because: "a line that is no JSON tells of no command") {
            () throws(JSONError) in try JSONReader.read(line)
        }
        guard let value, value["type"]?.stringValue == "assistant" else { return [] }
        return (value["message"]?["content"]?.arrayValue ?? []).compactMap { block in
            guard block["type"]?.stringValue == "tool_use", block["name"]?.stringValue == "Bash" else { return nil }
            return block["input"]?["command"]?.stringValue
        }
    }
}
