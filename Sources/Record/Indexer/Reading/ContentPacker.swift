import Domain
import JSON
import Packing

/// Keeps long contents small: up to a limit they stand in the row as they are, beyond it their beginning does, and the
/// whole of them packed beside it.
final class ContentPacker {
    static let plainBytesMax = 32 << 10
    private static let shownBytesMax = 4 << 10

    private let frames: FrameCompressor

    init() throws(IndexerError) {
        do { frames = try FrameCompressor(.quick) } catch { throw .packing(error) }
    }

    /// JSON stays JSON: in its place stands what says how long it is.
    func split(_ text: String, isJSON: Bool) -> (shown: String, packed: [UInt8]?) {
        let count = text.utf8.count
        guard count > Self.plainBytesMax, let packed = pack(text) else { return (text, nil) }
        guard isJSON else { return (Self.beginning(of: text), packed) }
        return (JSONWriter.text(["packed_bytes": .integer(Int64(count))]), packed)
    }

    /// Nothing where it cannot be packed: then it stays as it is.
    private func pack(_ text: String) -> [UInt8]? {
        Deliberate.ignore(because: "what cannot be packed is kept as it is") { () throws(PackingError) in
            var text = text
            var packed: Result<[UInt8], PackingError> = .success([])
            text.withUTF8 { bytes in
                do throws(PackingError) {
                    packed = .success(try frames.frame(of: UnsafeRawBufferPointer(bytes)))
                } catch {
                    packed = .failure(error)
                }
            }
            return try packed.get()
        }
    }

    private static func beginning(of text: String) -> String {
        var end = text.utf8.index(text.utf8.startIndex, offsetBy: shownBytesMax)
        while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
        return String(text[..<end]) + "…"
    }
}
