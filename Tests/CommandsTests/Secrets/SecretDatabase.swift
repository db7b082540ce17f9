import Domain
import Packing
import Platform
import Store

/// Every text and blob of every table and view of a database, also what is packed in it, as one stretch of bytes. Of
/// the tables of the search those that hold what they are made of.
enum SecretDatabase {
    static func bytes(of connection: Connection, _ schema: String = "main") throws -> [UInt8] {
        let names = try connection.rows(
            """
            SELECT name FROM \(schema).sqlite_schema
            WHERE type IN ('table', 'view') AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name
            """
        ) { $0.text(0) ?? "" }
        let unpacker = try FrameDecompressor()
        var all: [UInt8] = []
        for name in names {
            try connection.statement("SELECT * FROM \(schema).\"\(name)\"").each { (row) throws(StoreError) in
                for value in row.values {
                    switch value {
                    case .text(let text): all += text.utf8
                    case .blob(let blob):
                        all += blob
                        all += unpacked(blob, unpacker)
                    case .null, .integer, .real: break
                    }
                    all.append(0x0a)
                }
                return true
            }
        }
        return all
    }

    private static func unpacked(_ blob: [UInt8], _ unpacker: borrowing FrameDecompressor) -> [UInt8] {
        guard blob.starts(with: [0x28, 0xb5, 0x2f, 0xfd]) else { return [] }
        let content = Deliberate.ignore(because: "what only looks like a frame is none") {
            () throws(PackingError) in
            try blob.withUnsafeBufferPointer { (bytes) throws(PackingError) in
                try unpacker.content(of: UnsafeRawBufferPointer(bytes), bytesMax: 1 << 26)
            }
        }
        return content ?? []
    }
}
