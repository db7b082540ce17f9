import Domain
import Testing

@testable import TerminalUI

@Suite struct FrameDifferenceTests {
    @Test func onlyRowsThatDifferArePainted() {
        let old = CellBuffer(ScreenSize(rows: 4, columns: 10))
        var new = old
        #expect(FrameDifference(from: old, to: new).rows.isEmpty)
        new.write("x", row: 2, in: new.area)
        new.write(" ", .strong, row: 0, in: new.area)
        #expect(FrameDifference(from: old, to: new).rows == [0, 2])
    }

    @Test func aScreenOfAnotherSizeIsPaintedWhole() {
        let new = CellBuffer(ScreenSize(rows: 3, columns: 10))
        #expect(FrameDifference(from: nil, to: new).rows == [0, 1, 2])
        #expect(FrameDifference(from: CellBuffer(ScreenSize(rows: 3, columns: 9)), to: new).rows == [0, 1, 2])
    }

    @Test func aFlockThatOnlyCountsChangesFewRows() {
        var driver = TopDriver(ScreenSize(rows: 40, columns: 120))
        driver.settle()
        let before = driver.top.frame()
        driver.take(.tick(FlockScene.now.advanced(by: .milliseconds(100))))
        #expect(FrameDifference(from: before, to: driver.top.frame()).rows.isEmpty)
        driver.take(.tick(FlockScene.now.advanced(by: .seconds(1))))
        #expect(FrameDifference(from: before, to: driver.top.frame()).rows.count < 10)
    }
}
