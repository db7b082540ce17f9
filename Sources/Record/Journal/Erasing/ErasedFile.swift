import Domain
package import JSON

/// What was erased in one file of a directory.
package struct ErasedFile: Hashable, Sendable {
    /// How many places are told one by one; all of them are counted.
    package static let rangesMax = 1_000

    /// Within its directory.
    package let name: String
    package let placeCount: Int64
    package let byteCount: Int64
    /// The first of them. Of a packed file, in what it unpacks to.
    package let ranges: [Range<Int64>]

    package init(_ name: String, _ ranges: [Range<Int64>]) {
        self.name = name
        placeCount = Int64(ranges.count)
        byteCount = ranges.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
        self.ranges = Array(ranges.prefix(Self.rangesMax))
    }

    init(_ fields: Fields) throws(FieldError) {
        name = try fields.required("file", .text)
        placeCount = try fields.required("places", .count)
        byteCount = try fields.required("bytes", .count)
        var ranges: [Range<Int64>] = []
        for range in try fields.optional("ranges", .objects) ?? [] {
            let offset = try range.required("offset", .count)
            let length = try range.required("length", .count)
            let (end, isTooFar) = offset.addingReportingOverflow(length)
            guard !isTooFar else { throw .wrong("ranges", expected: "places in a file") }
            ranges.append(offset..<end)
        }
        self.ranges = ranges
    }

    package var json: JSONObject {
        var list = FieldList()
        list.add("file", name)
        list.add("places", placeCount)
        list.add("bytes", byteCount)
        list.add(
            "ranges",
            ranges.map { ["offset": .integer($0.lowerBound), "length": .integer($0.upperBound - $0.lowerBound)] }
        )
        return list.object
    }
}
