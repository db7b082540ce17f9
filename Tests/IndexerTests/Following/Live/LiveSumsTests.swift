import Control
import Domain
import Testing

@testable import Indexer

@Suite struct LiveSumsTests {
    private let noon = WallTime(nanoseconds: 1_795_222_923_456_000_000)

    @Test func eachResponseCountsWhereItBelongs() {
        var one = Spending()
        one.responses = 1
        let day = noon..<noon.advanced(by: .seconds(3600))
        var sums = LiveSums()
        let late = noon.advanced(by: .seconds(7200))
        sums.add(
            [
                LiveSums.Change(run: "r-1", task: "t", at: noon, spending: one),
                LiveSums.Change(run: "r-2", task: "t", at: late, spending: one),
                LiveSums.Change(run: "r-2", task: nil, at: nil, spending: one),
            ],
            in: day
        )
        #expect(sums.runs["r-1"]?.responses == 1 && sums.runs["r-2"]?.responses == 2)
        #expect(sums.tasks["t"]?.responses == 2 && sums.today.responses == 1)
        sums.add(sums)
        #expect(sums.runs["r-2"]?.responses == 4 && sums.today.responses == 2)
    }
}
