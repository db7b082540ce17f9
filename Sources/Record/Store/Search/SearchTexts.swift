import Domain
import Packing
package import Platform

/// The texts of rows as they are searched and shown: the same for whoever builds the search, takes rows out of it or
/// shows what was found.
package final class SearchTexts {
    /// Of a longer text the rest cannot be found.
    package static let bytesMax = 1 << 20
    /// What is read around a piece of a log, so that a secret is known whose beginning is in the piece before.
    private static let contextBytes: Int64 = 16 << 10

    private static let packedSuffix = ".zst"

    private let index: Connection
    private let conversations: Connection
    private let blocks: Statement
    private let pieces: Statement
    private let decisions: Statement
    private let disk: any Disk
    private let reading: SearchReading
    private let unpacker: Unpacker

    /// What unpacks is not copied, and so stands behind a reference.
    private final class Unpacker {
        let frames: FrameDecompressor

        init() throws(PackingError) { frames = try FrameDecompressor() }
    }

    /// `schema` is the name of the conversations in their connection.
    package init(
        index: Connection,
        conversations: Connection,
        named schema: String = Connection.main,
        on disk: any Disk,
        _ reading: SearchReading
    ) throws(StoreError) {
        self.index = index
        self.conversations = conversations
        self.disk = disk
        self.reading = reading
        do throws(PackingError) { unpacker = try Unpacker() } catch {
            throw .damaged(file: conversations.file, findings: ["\(error)"])
        }
        blocks = try conversations.statement(
            """
            SELECT content_type = 'tool_use', packed, coalesce(content, tool_input, tool_output)
            FROM \(schema).blocks WHERE block_id = ?
            """
        )
        pieces = try conversations.statement(
            """
            SELECT source.path, piece.byte_offset, piece.byte_length
            FROM \(schema).log_pieces AS piece JOIN \(schema).sources AS source USING(source_id)
            WHERE piece.piece_id = ?
            """
        )
        decisions = try index.statement(
            """
            SELECT function_name, decision_point, decision_reason, decision_input, decision_output
            FROM main.logic_flow WHERE flow_id = ?
            """
        )
    }

    /// Lends the text for as long as `take` runs, where there is one.
    package func withText(
        of document: SearchDocument,
        _ take: (UnsafeRawBufferPointer) throws(StoreError) -> Void
    ) throws(StoreError) {
        switch document.kind {
        case .message, .tool: try withBlock(document.row, take)
        case .log: try lend(piece(document.row), to: take)
        case .decision: try lend(decision(document.row), to: take)
        }
    }

    package func text(of document: SearchDocument) throws(StoreError) -> [UInt8]? {
        var text: [UInt8]?
        try withText(of: document) { text = Array($0) }
        return text
    }

    // MARK: - Blocks

    private func withBlock(
        _ id: Int64,
        _ take: (UnsafeRawBufferPointer) throws(StoreError) -> Void
    ) throws(StoreError) {
        try blocks.each(id) { (row) throws(StoreError) in
            let isJSON = row.bool(0) ?? false
            if let packed = row.blob(1) {
                guard let whole = unpack(packed) else { return false }
                let readable = whole.withUnsafeBytes { reading.readable($0, isJSON) }
                try lend(readable ?? whole, to: take)
                return false
            }
            let result = row.withBytes(2) { bytes -> Result<Void, StoreError> in
                do throws(StoreError) {
                    if let readable = reading.readable(bytes, isJSON) {
                        try lend(readable, to: take)
                    } else {
                        try Self.lend(bytes, to: take)
                    }
                    return .success(())
                } catch { return .failure(error) }
            }
            try result?.get()
            return false
        }
    }

    private func unpack(_ packed: [UInt8]) -> [UInt8]? {
        Deliberate.ignore(because: "a text that cannot be unpacked cannot be found either") {
            () throws(PackingError) in
            try packed.withUnsafeBufferPointer { (bytes) throws(PackingError) in
                let bytes = UnsafeRawBufferPointer(bytes)
                return try unpacker.frames.content(of: bytes, bytesMax: StoreLimits.unpackedBytesMax)
            }
        }
    }

    // MARK: - Pieces

    private func piece(_ id: Int64) throws(StoreError) -> [UInt8]? {
        let found = try pieces.first(id) { row in
            (path: row.text(0) ?? "", offset: row.integer(1) ?? 0, length: row.integer(2) ?? 0)
        }
        guard let found else { return nil }
        let start = max(0, found.offset - Self.contextBytes)
        let length = min(found.length, Int64(Self.bytesMax))
        let wanted = found.offset + length + Self.contextBytes - start
        let bytes = bytes(of: found.path, start, Int(wanted))
        let first = Int(found.offset - start)
        guard let bytes, first < bytes.count else { return nil }
        return reading.readablePiece(found.path, bytes, first..<min(bytes.count, first + Int(length)))
    }

    private func bytes(of path: String, _ offset: Int64, _ count: Int) -> [UInt8]? {
        guard path.hasSuffix(Self.packedSuffix) else {
            return Deliberate.ignore(because: "bytes that are gone cannot be found") {
                () throws(PlatformError) in try read(path, offset, count)
            }
        }
        return Deliberate.ignore(because: "bytes that are gone cannot be found") {
            () throws(PackingError) in
            var reader = try PackedReader(path, on: disk)
            var bytes = [UInt8](repeating: 0, count: count)
            let filled = try bytes.withUnsafeMutableBufferPointer { (buffer) throws(PackingError) in
                try reader.read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
            }
            bytes.removeLast(count - filled)
            return bytes
        }
    }

    private func read(_ path: String, _ offset: Int64, _ count: Int) throws(PlatformError) -> [UInt8] {
        let file = try disk.openFile(path, .readQuietly)
        var bytes = [UInt8](repeating: 0, count: count)
        let filled = try bytes.withUnsafeMutableBufferPointer { (buffer) throws(PlatformError) in
            try disk.readFully(file, into: UnsafeMutableRawBufferPointer(buffer), at: offset)
        }
        bytes.removeLast(count - filled)
        return bytes
    }

    // MARK: - Decisions

    private func decision(_ id: Int64) throws(StoreError) -> [UInt8]? {
        try decisions.first(id) { row in
            var text: [UInt8] = []
            for column: Int32 in 0..<5 {
                row.withBytes(column) { bytes in
                    if !text.isEmpty { text.append(UInt8(ascii: "\n")) }
                    if let readable = reading.readable(bytes, column >= 3) { text += readable } else { text += bytes }
                }
            }
            return text
        }
    }

    // MARK: - Lending

    private func lend(
        _ text: [UInt8]?,
        to take: (UnsafeRawBufferPointer) throws(StoreError) -> Void
    ) throws(StoreError) {
        guard let text else { return }
        let result = text.withUnsafeBytes { bytes -> Result<Void, StoreError> in
            do throws(StoreError) { return .success(try Self.lend(bytes, to: take)) } catch { return .failure(error) }
        }
        try result.get()
    }

    private static func lend(
        _ text: UnsafeRawBufferPointer,
        to take: (UnsafeRawBufferPointer) throws(StoreError) -> Void
    ) throws(StoreError) {
        var end = min(text.count, bytesMax)
        // Not in the middle of a character.
        while end < text.count, end > 0, text[end] & 0xc0 == 0x80 { end -= 1 }
        guard end > 0 else { return }
        try take(UnsafeRawBufferPointer(rebasing: text[..<end]))
    }
}
