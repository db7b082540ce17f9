import Domain
import JSON

/// One block of a file, and what it hashed to when the run was over.
struct DigestBlock: Hashable, Sendable {
    let file: String
    let block: Int64
    let length: Int64
    let crc: String
    let sha256: String

    init(file: String, block: Int64, bytes: UnsafeRawBufferPointer) {
        self.file = file
        self.block = block
        length = Int64(bytes.count)
        crc = Hex.encode(withUnsafeBytes(of: CRC32C.checksum(bytes).bigEndian) { Array($0) })
        sha256 = Hex.encode(SHA256.digest(bytes))
    }

    init(_ fields: Fields) throws(FieldError) {
        file = try fields.required("file", .text)
        block = try fields.required("block", .integer)
        length = try fields.required("length", .integer)
        crc = try fields.required("crc32c", .text)
        sha256 = try fields.required("sha256", .text)
    }

    var json: JSONObject {
        var list = FieldList()
        list.add("file", file)
        list.add("block", block)
        list.add("length", length)
        list.add("crc32c", crc)
        list.add("sha256", sha256)
        return list.object
    }
}
