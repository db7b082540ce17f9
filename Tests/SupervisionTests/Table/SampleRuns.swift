import Control
import Domain
import JSON
import Journal
import Platform
import Runs
import TestSupport

@testable import Supervision

/// Runs that are prepared in a home of their own, and looks at them as a test wants them.
struct SampleRuns {
    let fixture: ShimFixture

    init(for test: String = #function) throws { fixture = try ShimFixture(for: test) }

    /// What the files of a new run tell.
    func run(_ change: (inout RunState) -> Void = { _ in }) throws -> CatalogedRun {
        let prepared = try fixture.prepare(["/bin/true"])
        let run = try RunCatalog.read(prepared.paths, on: fixture.disk)
        var state = run.state
        change(&state)
        var metadata = run.metadata.json
        metadata["workerId"] = "worker-1-0"
        let known = try RunMetadata(parsing: JSONWriter.bytes(.object(metadata)))
        return CatalogedRun(paths: run.paths, metadata: known, state: state)
    }

    /// A run whose agent works, as the files tell it.
    func running(pid: Int32 = 4711) throws -> CatalogedRun {
        try run { state in
            state.status = .known(.running)
            state.process = ProcessIdentity(boot: "boot", pid: pid, startTicks: 1)
            state.shim = ProcessIdentity(boot: "boot", pid: pid + 1, startTicks: 1)
        }
    }

    func look(_ run: CatalogedRun, _ attendance: RunAttendance, isLaunched: Bool = true) -> RunLook {
        RunLook(run: run, attendance: attendance, isLaunched: isLaunched)
    }

    func ended(_ run: CatalogedRun, at end: WallTime = WallTime(nanoseconds: 1_795_222_923_456_000_000)) -> CatalogedRun
    {
        var state = run.state
        state.status = .known(.completed)
        state.outcome = .known(.completed)
        state.reason = .known(.exit)
        state.finishedAt = end
        return CatalogedRun(paths: run.paths, metadata: run.metadata, state: state)
    }

    func hello(_ run: CatalogedRun) -> Hello.Shim {
        Hello.Shim(
            run: run.metadata.run,
            task: run.metadata.task,
            worker: nil,
            directory: run.paths.directory,
            identity: ProcessIdentity(boot: "boot", pid: 4712, startTicks: 1)
        )
    }
}
