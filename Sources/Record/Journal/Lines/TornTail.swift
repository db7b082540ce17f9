/// Bytes that a writer began and did not end.
package struct TornTail: Hashable, Sendable {
    package let offset: Int64
    package let length: Int64

    package init(offset: Int64, length: Int64) {
        self.offset = offset
        self.length = length
    }

    /// As it stands once a later writer has ended it with a newline.
    var ended: TornTail { TornTail(offset: offset, length: length + 1) }

    package var end: Int64 { offset + length }
}
