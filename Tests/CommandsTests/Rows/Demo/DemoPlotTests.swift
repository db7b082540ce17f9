import Domain
import Testing

@testable import Commands

@Suite struct DemoPlotTests {
    private var plot = DemoPlot(DemoStory(pace: .fast, workers: 3))

    @Test mutating func theDaemonIsKilledOnceOthersAreAtWorkAndTheStallIsExplained() {
        #expect(plot.take(.asked("demo-3", run: "r", request: "q", what: "w")).count == 1)
        #expect(plot.take(.asked("demo-3", run: "r", request: "q", what: "w")) == [])
        #expect(plot.take(.kept("demo-1", why: "")) == [])
        #expect(plot.take(.task("demo-1", .completed, why: "")) == [])
        #expect(plot.take(.kept("demo-1", why: "")) == [.accept("demo-1")])
        #expect(plot.take(.kept("demo-1", why: "")) == [])
        plot.accepted()
        _ = plot.take(.task("demo-3", .completed, why: ""))
        #expect(plot.take(.verdict("demo-5", .stalled, because: "")) == [])
        #expect(plot.take(.verdict("demo-4", .stalled, because: "")) == [.explain("demo-4")])
        #expect(plot.look(atWork: ["demo-6", "demo-4", "demo-2"]) == [])
        plot.explained(asStall: true)
        #expect(plot.look(atWork: ["demo-6", "demo-4"]) == [] && plot.look(atWork: ["demo-4", "demo-2"]) == [])
        #expect(plot.look(atWork: ["demo-6", "demo-4", "demo-2"]) == [.killDaemon])
        #expect(plot.look(atWork: ["demo-6", "demo-4", "demo-2"]) == [])
    }

    @Test mutating func withOneLeftAtWorkItIsKilledAllTheSame() {
        for task in ["demo-1", "demo-2", "demo-3", "demo-5"] { _ = plot.take(.task(task, .completed, why: "")) }
        plot.accepted()
        plot.explained(asStall: true)
        #expect(plot.look(atWork: ["demo-6", "demo-4"]) == [.killDaemon])
    }

    @Test mutating func theCountEndsWithTheLastTaskAndTheDemoWithTheCount() {
        for task in ["demo-1", "demo-2", "demo-3", "demo-4"] {
            #expect(plot.take(.task(task, .completed, why: "")) == [])
        }
        plot.accepted()
        plot.explained(asStall: true)
        #expect(plot.look(atWork: ["demo-6", "demo-5"]) == [.killDaemon])
        plot.daemonIsBack()
        #expect(plot.take(.task("demo-5", .completed, why: "")) == [] && plot.look(atWork: ["demo-6"]) == [])
        // Who counts would not hear it yet.
        #expect(plot.take(.budget("80 %")) == [] && plot.look(atWork: ["demo-6"]) == [])
        #expect(plot.adopted() == [.endCount])
        #expect(plot.look(atWork: ["demo-6"]) == [])
        #expect(plot.take(.task("demo-6", .completed, why: "")) == [.end])
    }

    @Test mutating func nobodyIsKilledWhileAPolicyStopsARun() {
        for task in ["demo-1", "demo-3"] { _ = plot.take(.task(task, .completed, why: "")) }
        plot.accepted()
        plot.explained(asStall: true)
        _ = plot.take(.policy("demo-4", act: "retry", why: ""))
        #expect(plot.look(atWork: ["demo-6", "demo-4", "demo-2"]) == [])
        _ = plot.take(.begun("demo-4", attempt: 2))
        #expect(plot.look(atWork: ["demo-6", "demo-4", "demo-2"]) == [.killDaemon])
    }

    @Test mutating func aRateLimitCountsWhereItIsOnlySeen() {
        plot.see(.working)
        #expect(!plot.hasRateLimit)
        plot.see(.rateLimited)
        #expect(plot.hasRateLimit && !plot.missing.contains { $0.contains("rate limit") })
    }

    @Test mutating func whatTheStoryPromisesAndDoesNotComeAboutIsMissing() {
        _ = plot.take(.task("demo-2", .failed, why: "3 attempts"))
        let missing = plot.missing
        #expect(missing.contains("demo-2 is failed, and was to be completed"))
        #expect(missing.contains("demo-6 is not over, and was to be completed"))
        plot.explained(asStall: false)
        #expect(plot.missing.contains("roost why has not explained the stall"))
        for word in ["asked", "stalled", "taken over", "rate limit", "budget", "killed"] {
            #expect(missing.contains { $0.contains(word) }, "\(word)")
        }
    }
}
