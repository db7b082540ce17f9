import Domain

/// The output of a command that has no format of its own: text, which stands in the record as it is, and of which only
/// the markers are facts.
package struct PlainDecoder: LineDecoder {
    private let plan: DecodingPlan

    package init(_ plan: DecodingPlan = DecodingPlan()) { self.plan = plan }

    package mutating func line(
        _ bytes: UnsafeRawBufferPointer,
        at offset: Int64,
        into sink: (Fact, LineOrigin) -> Void
    ) throws(DecodingError) {
        Self.tell(bytes, LineOrigin(bytes: offset..<offset + Int64(bytes.count)), plan.markers, sink)
    }

    static func tell(
        _ bytes: UnsafeRawBufferPointer,
        _ origin: LineOrigin,
        _ markers: MarkerPrefixes,
        _ sink: (Fact, LineOrigin) -> Void
    ) {
        guard !markers.isEmpty, bytes.count <= LineLimits.bytesMax else { return }
        guard let marker = markers.marker(in: String(decoding: bytes, as: UTF8.self)) else { return }
        sink(.marker(marker), origin)
    }
}
