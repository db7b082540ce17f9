import Platform
import Synchronization
import TestSupport
import Testing

@testable import Dashboard

@Suite struct SideDeskTests {
    private final class Count: Sendable {
        let now = Mutex(0)
        let most = Mutex(0)
        let begun = Mutex<[Int]>([])
        let isOpen = Atomic(false)

        func work(_ number: Int) -> Int {
            let now = now.withLock { count in
                count += 1
                return count
            }
            most.withLock { $0 = max($0, now) }
            begun.withLock { $0.append(number) }
            _ = Eventually.wait(upTo: .seconds(60)) { isOpen.load(ordering: .acquiring) }
            self.now.withLock { $0 -= 1 }
            return number
        }
    }

    private func turn(_ loop: EventLoop, until isTrue: () -> Bool) throws -> Bool {
        try Eventually.wait(upTo: .seconds(60)) {
            try loop.turn(upTo: .milliseconds(5))
            return isTrue()
        }
    }

    @Test func aFewAtATimeAreDoneAndAllInTheEnd() throws {
        let (loop, count) = (try EventLoop(), Count())
        let desk = SideDesk(on: loop)
        var done: Set<Int> = []
        for number in 1...20 {
            let isTaken = desk.perform(isWanted: { true }, { count.work(number) }) {
                if let it = $0 { done.insert(it) }
            }
            #expect(isTaken)
        }
        #expect(try turn(loop) { count.begun.withLock { $0.count } == SideDesk.worksMax })
        count.isOpen.store(true, ordering: .releasing)
        #expect(try turn(loop) { done == Set(1...20) })
        #expect(count.most.withLock { $0 } <= SideDesk.worksMax)
    }

    @Test func whatNobodyWantsByItsTurnIsNotBegun() throws {
        let (loop, count) = (try EventLoop(), Count())
        let desk = SideDesk(on: loop)
        var (done, isWanted): (Set<Int>, Bool) = ([], true)
        for number in 1...12 {
            _ = desk.perform(
                isWanted: { number <= SideDesk.worksMax || number == 12 || isWanted },
                { count.work(number) },
                done: { if let it = $0 { done.insert(it) } }
            )
        }
        isWanted = false
        count.isOpen.store(true, ordering: .releasing)
        let wanted = Set(1...SideDesk.worksMax).union([12])
        #expect(try turn(loop) { done.isSuperset(of: wanted) })
        #expect(count.begun.withLock { Set($0) } == wanted)
    }

    @Test func beyondItsRoomItIsRefused() throws {
        let (loop, count) = (try EventLoop(), Count())
        let desk = SideDesk(on: loop)
        var taken = 0
        while taken < 1_000, desk.perform(isWanted: { true }, { count.work(0) }, done: { _ in }) { taken += 1 }
        #expect(taken == SideDesk.worksMax + SideDesk.waitingMax)
        count.isOpen.store(true, ordering: .releasing)
        #expect(try turn(loop) { count.begun.withLock { $0.count } == taken && count.now.withLock { $0 } == 0 })
    }
}
