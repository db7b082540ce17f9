import Platform
import Synchronization
import TestSupport
import Testing

@Suite struct SideWorkTests {
    @Test func theLoopTurnsWhileWorkIsDoneAndIsHandedWhatCameOfIt() throws {
        let loop = try EventLoop()
        let isAllowed = Atomic(false)
        var values: [Int] = []
        try SideWork.begin(on: loop) {
            _ = Eventually.wait(upTo: .seconds(60)) { isAllowed.load(ordering: .acquiring) }
            return 7
        } done: {
            values.append($0)
        }
        for _ in 0..<3 { try loop.turn(upTo: .zero) }
        #expect(values.isEmpty)
        isAllowed.store(true, ordering: .releasing)
        #expect(
            try Eventually.wait(upTo: .seconds(60)) {
                try loop.turn(upTo: .milliseconds(10))
                return values == [7]
            }
        )
        try loop.turn(upTo: .zero)
        #expect(values == [7])
    }

    @Test func muchIsDoneAtOnce() throws {
        let loop = try EventLoop()
        var sum = 0
        for number in 1...20 { try SideWork.begin(on: loop, { number }, done: { sum += $0 }) }
        let isDone = try Eventually.wait(upTo: .seconds(60)) {
            try loop.turn(upTo: .milliseconds(10))
            return sum == 210
        }
        #expect(isDone)
    }
}
