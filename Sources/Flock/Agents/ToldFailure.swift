import Domain
import JSON

/// Why the last turn of an agent failed, in its own words: what Claude Code and Codex print at the end of one.
package enum ToldFailure {
    /// How much of the end of its output it is looked for in. The line of a result is some kilobytes long.
    package static let endBytesMax = 256 << 10

    private static let marks = [#""result""#, #""turn.failed""#, #""turn.completed""#].map { Array($0.utf8) }

    /// Nothing where the last turn has not failed, or does not say why.
    ///
    /// - Parameter output: the end of what it printed; its first line may be torn.
    package static func text(in output: [UInt8]) -> String? {
        for line in output.split(separator: UInt8(ascii: "\n")).reversed() {
            let line = Array(line)
            guard marks.contains(where: { ByteSearch.holds($0, in: line) }) else { continue }
            let value = Deliberate.ignore(because: "a line that is no JSON ends no turn") { () throws(JSONError) in
                try JSONReader.read(line)
            }
            switch value?["type"]?.stringValue {
            case "result": return result(value)
            case "turn.failed": return value?["error"]?["message"]?.stringValue
            case "turn.completed": return nil
            default: continue
            }
        }
        return nil
    }

    private static func result(_ line: JSONValue?) -> String? {
        guard line?["is_error"]?.bool == true else { return nil }
        let texts = [line?["result"]?.stringValue] + (line?["errors"]?.arrayValue ?? []).map(\.stringValue)
        return texts.compactMap(\.self).first { !$0.isEmpty }
    }
}
