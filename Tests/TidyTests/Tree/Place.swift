/// Where a file stands, read from its path.
struct Place: Hashable, Sendable {
    enum Area: Sendable {
        case sources
        /// What only tests and benchmarks use, but is no test: `TestSupport`, the testbed, the benchmarks.
        case support
        case tests
        case elsewhere
    }

    /// The floors from the ground up: each may import only itself and those below.
    static let floors = ["C", "Values", "System", "Record", "Flock", "Faces", "Programs"]

    let area: Area
    let floor: String?
    let target: String?

    init(_ path: String) {
        let parts = path.split(separator: "/").map(String.init)
        if parts.count > 3, parts[0] == "Sources" {
            (area, floor, target) = (.sources, parts[1], parts[2])
        } else if parts.count > 2, parts[0] == "Tests" {
            switch parts[1] {
            case "TestSupport": (area, floor, target) = (.support, nil, "TestSupport")
            case "Testbed": (area, floor, target) = (.support, nil, "roost-testbed")
            default: (area, floor, target) = (.tests, nil, parts[1])
            }
        } else if parts.count > 1, parts[0] == "Benchmarks" {
            (area, floor, target) = (.support, nil, "roost-bench")
        } else {
            (area, floor, target) = (.elsewhere, nil, nil)
        }
    }
}
