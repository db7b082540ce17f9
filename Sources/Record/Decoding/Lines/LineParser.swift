import CSimdjson

/// Reads one line of JSON after the other, and keeps the room that it took for the next.
///
/// What it returns points into the line and into the parser: it is good until the next line is read, and only as long
/// as both are there.
package final class LineParser {
    private let reader: OpaquePointer?

    package init() { reader = roost_json_make() }

    deinit { roost_json_free(reader) }

    /// The value of a line, which need not end with a newline and may. Not a byte behind the line is read.
    package func read(_ bytes: UnsafeRawBufferPointer) throws(DecodingError) -> LineNode {
        guard let start = bytes.baseAddress, bytes.count > 0 else { throw .emptyLine }
        guard let reader else { throw .noMemory }
        let text = start.assumingMemoryBound(to: UInt8.self)
        let line = roost_json_read(reader, text, bytes.count)
        guard let nodes = line.nodes else { throw Self.error(line, bytes) }
        return LineNode(text: text, nodes: nodes, number: 0)
    }

    /// The value of a line that must be an object, as the lines of all agents are.
    package func object(_ bytes: UnsafeRawBufferPointer) throws(DecodingError) -> LineNode {
        let node = try read(bytes)
        guard node.kind == .object else { throw .notObject }
        return node
    }

    private static func error(_ line: roost_json_line, _ bytes: UnsafeRawBufferPointer) -> DecodingError {
        let offset = Int(line.offset)
        return switch Int(line.fault) {
        case ROOST_JSON_EMPTY: .emptyLine
        case ROOST_JSON_TORN: .torn(offset: offset)
        case ROOST_JSON_NOT_UTF8: .notUTF8(offset: offset)
        case ROOST_JSON_CONTROL_CHARACTER: .controlCharacter(offset: offset)
        case ROOST_JSON_TOO_DEEP: .tooDeep(depthMax: LineLimits.depthMax, offset: offset)
        case ROOST_JSON_TOO_LONG: .lineTooLong(bytes: bytes.count, bytesMax: LineLimits.bytesMax)
        case ROOST_JSON_TOO_MANY: .tooManyTokens(tokensMax: LineLimits.tokensMax, offset: offset)
        case ROOST_JSON_NO_MEMORY: .noMemory
        default: .unexpectedByte(bytes[offset], offset: offset)
        }
    }
}
