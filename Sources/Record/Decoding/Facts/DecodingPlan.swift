/// What a decoder looks for, and what it reads lines with. Decoders that follow one another may share a parser, which
/// keeps its room; two that are at work at once may not.
package struct DecodingPlan {
    package var parser: LineParser
    package var detail: DecodingDetail
    package var markers: MarkerPrefixes

    package init(
        parser: LineParser = LineParser(),
        detail: DecodingDetail = .everything,
        markers: MarkerPrefixes = .none
    ) {
        self.parser = parser
        self.detail = detail
        self.markers = markers
    }

    /// Whether lines are wanted for more than their usage.
    var wantsEverything: Bool { detail == .everything }
}
