import Control
import Domain
import Platform
import Synchronization
import TestSupport
import Testing

@testable import Supervision

@Suite struct SideAnswersTests {
    @Test func aFewAreMadeAtOnceAndTheOthersAreRefused() throws {
        let loop = try EventLoop()
        let side = SideAnswers(on: loop)
        let isAllowed = Atomic(false)
        var done: [DirectiveAnswer] = []
        let wait: @Sendable () -> DirectiveAnswer = {
            _ = Eventually.wait(upTo: .seconds(60)) { isAllowed.load(ordering: .acquiring) }
            return .done("made")
        }
        for _ in 0..<SideAnswers.countMax { #expect(side.begin(wait, done: { done.append($0) }) == nil) }
        #expect(side.begin(wait, done: { done.append($0) })?.code == .known(.busy))
        isAllowed.store(true, ordering: .releasing)
        let areMade = try Eventually.wait(upTo: .seconds(60)) {
            try loop.turn(upTo: .milliseconds(10))
            return done.count == SideAnswers.countMax
        }
        #expect(areMade && done.allSatisfy { $0 == .done("made") })
        #expect(side.begin({ .done("again") }, done: { done.append($0) }) == nil)
        #expect(
            try Eventually.wait(upTo: .seconds(60)) {
                try loop.turn(upTo: .milliseconds(10))
                return done.count == 5
            }
        )
    }
}
