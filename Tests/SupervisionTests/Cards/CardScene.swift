import Domain
import Platform
import Supervision
import TestSupport

/// A folder of cards.
final class CardScene: Sendable {
    static let sample = """
        ---
        task_id: T-005
        title: Worker Runner 与本地日志流
        status: todo   # set by hand
        branch: feat/T-005-worker-runner
        repo: /code/conductor
        base_ref: main
        depends_on:
        - T-002
          - T-003 # a remark
        write_scope:
          - apps/worker-runner/**
          - "packages/logging/**"
        owner: {name: george, team: [a, b]}
        updated_at: 2026-03-21
        ---

        # T-005 Worker Runner

        Build the runner.

        ```
        ## result
        ```

        ## files_changed

        - 待填写

        ## result

        - 待填写

        ## my own section

        kept  \t

        ## notes

        * untouched *

        """

    let home: TemporaryHome

    init(for test: String = #function) throws { home = try TemporaryHome(for: test) }

    var folder: String { home.path }

    func write(_ text: String, to name: String = "card.md") throws {
        try SystemDisk().replaceFile(home.path(name), with: Array(text.utf8))
    }

    func text(_ name: String = "card.md") throws -> String {
        String(decoding: try SystemDisk().readAll(home.path(name), bytesMax: 1 << 20), as: UTF8.self)
    }

    func read(_ name: String = "card.md") throws -> CardFile? {
        try CardFile.read(home.path(name), on: SystemDisk())
    }

    static func update(_ result: String = "It works.") throws -> CardUpdate {
        var update = CardUpdate(status: "review", updatedAt: try WallTime(iso: "2026-11-21T20:00:00.000Z"))
        update.sections[.result] = [result]
        update.sections[.filesChanged] = ["`a.swift`", "`b.swift`"]
        update.sections[.risks] = []
        return update
    }
}
