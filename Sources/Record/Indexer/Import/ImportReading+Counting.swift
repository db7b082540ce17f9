import Decoding
import Domain
import Store

extension ImportReading {
    /// How many parts of messages the copy tells.
    func partCount() throws(IndexerError) -> Int64 {
        let rows = try self.rows()
        var decoder = format.decoder(DecodingPlan())
        var count: Int64 = 0
        func take(_ bytes: UnsafeRawBufferPointer, at place: Int64) {
            rows.begin(at: nil, wantsIndex: false, wantsConversations: true)
            Deliberate.ignore(because: "a bad line has no parts, and was told when it was imported") {
                () throws(DecodingError) in try decoder.line(bytes, at: place) { rows.take($0, $1) }
            }
            count += Int64(rows.batch.blocks.count)
            rows.batch = RowBatch()
        }
        guard copy.format?.isLines == true else {
            let whole = try copy.whole(bytesMax: Self.wholeBytesMax)
            whole.withUnsafeBytes { take($0, at: 0) }
            return count
        }
        var lines = try copy.lines()
        while let line = try lines.next() {
            switch line {
            case .line(let bytes, let place), .torn(let bytes, let place): take(bytes, at: place)
            case .tooLong: break
            }
        }
        return count
    }
}
