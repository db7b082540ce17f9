import Control
import Domain
import Glibc
import JSON
import Platform

/// A daemon's end of the socket, with runs that are not there.
final class PlayedFlock {
    private let workerCount: Int
    private let began = SystemClock().now().wall
    private var round: Int64 = 0

    init(workerCount: Int) { self.workerCount = workerCount }

    func desk(_ home: String, on loop: EventLoop) throws -> ControlDesk {
        let root = FilePath.resolvedAhead(home)
        return try ControlDesk(
            at: ControlAddress(ofHome: root, uid: geteuid(), environment: Environment.current()),
            on: loop,
            session: SessionID("ses-2026-11-21-abc123"),
            uid: geteuid(),
            disk: SystemDisk(),
            clock: SystemClock(),
            version: ProgramVersion.current,
            origin: { _, _ in .person },
            act: { [weak self] call in .done(call.request.name, data: self?.status ?? [:]) },
            hear: { _, _ in }
        )
    }

    /// Each has done something.
    func tellAll(to desk: ControlDesk, round: Int) {
        self.round = Int64(round)
        for number in 0..<workerCount {
            let message = "\(run(number)) has come further: \(round)"
            desk.tell(["type": "progress", "level": "info", "message": .string(message)], topic: "progress")
        }
    }

    private func run(_ number: Int) -> String { "run-20261121-113302-004512-\(number + 100)" }

    private var status: JSONObject {
        [
            "pid": 4_242, "state": "running", "started_at": .string(began.iso), "workers_max": 50,
            "runs_live": .array((0..<workerCount).map { .object(row($0)) }),
        ]
    }

    private func row(_ number: Int) -> JSONObject {
        let now = SystemClock().now().wall
        let kinds: [(VerdictKind, VerdictCause)] = [
            (.working, .output), (.toolRunning, .openTool), (.quiet, .apiSilence), (.waitingPermission, .permission),
        ]
        let (kind, cause) = kinds[number % kinds.count]
        let verdict = Verdict(
            kind,
            cause: cause,
            evidence: ["step \(round)"],
            since: began,
            confidence: .certain
        )
        return [
            "run": .string(run(number)), "task": .string("gh-\(number + 400)"), "kind": "claude", "status": "running",
            "worker": .string("worker-1795259071000000000-\(number)"), "started_at": .string(began.iso),
            "last_output_at": .string(now.iso), "stdout_bytes": .integer(round * Int64(number + 1) * 512),
            "connected": true, "worktree": .string("/ada/.roost/trees/shop/gh-\(number + 400)"),
            "verdict": .object(verdict.json),
        ]
    }
}
