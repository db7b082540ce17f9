import Platform
import Testing

@Suite(.serialized) struct StreamCrowdTests {
    private static let isSoak = Environment.current()["ROOST_SOAK"] == "1"
    private static let usual = StreamCrowd.Size(
        name: "twentyStreamsAndTwentyThousandDeliveries",
        streams: 20,
        events: 1_000,
        eventBytes: 12 << 10,
        eventsAhead: 20,
        growthBytesMax: 16 << 20
    )
    private static let large = StreamCrowd.Size(
        name: "twoHundredStreamsAndAMillionDeliveries",
        streams: 200,
        events: 5_000,
        eventBytes: 4 << 10,
        eventsAhead: 50,
        growthBytesMax: 48 << 20
    )

    /// All others are told everything, the server keeps no more than may wait, and the one hears how much it missed.
    @Test(arguments: isSoak ? [usual, large] : [usual])
    func whoReadsNothingIsToldOfItAndTakesNothingFromTheOthers(_ size: StreamCrowd.Size) throws {
        let crowd = try StreamCrowd(size)
        let report = try crowd.tellAll()
        #expect(report.deliveries >= Int64(size.streams) * size.events)
        #expect(report.lost == 0 && report.lagged == 0 && report.resets == 0)
        #expect(report.growthBytes <= size.growthBytesMax, "\(report.growthBytes) bytes")
        let caught = try crowd.catchUp()
        let last = try #require(caught.before.last)
        #expect(caught.before == Array(1...last))
        #expect(caught.missed > 0)
        #expect(caught.next == last + caught.missed + 1)
    }
}
