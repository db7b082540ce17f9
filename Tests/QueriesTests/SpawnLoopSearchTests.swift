import Domain
import Testing

@testable import Queries

@Suite struct SpawnLoopSearchTests {
    private func loops(_ operations: [(String, String, Int64)]) -> [SpawnLoop] {
        var search = SpawnLoopSearch()
        for (task, operation, second) in operations {
            search.add(task: task, operation, at: WallTime(nanoseconds: second * 1_000_000_000))
        }
        search.end()
        return search.loops
    }

    @Test func threeTimesInARowIsALoop() {
        let found = loops([
            ("a", "create", 0), ("a", "remove", 1), ("a", "create", 2), ("a", "remove", 3), ("a", "create", 4),
        ])
        #expect(found.map(\.creates) == [3] && found.map(\.removes) == [2])
    }

    @Test func attemptsThatLieApartAreNone() {
        let apart: [(String, String, Int64)] = (0..<5).flatMap { turn in
            [("a", "create", Int64(turn) * 1_000), ("a", "remove", Int64(turn) * 1_000 + 1)]
        }
        #expect(loops(apart) == [])
    }

    @Test func tasksAreNotTakenTogether() {
        let found = loops([
            ("a", "create", 0), ("a", "remove", 1), ("b", "create", 2), ("b", "remove", 3), ("c", "create", 4),
        ])
        #expect(found == [])
        #expect(loops([("a", "create", 0), ("a", "create", 1), ("a", "create", 2)]) == [])
    }
}
