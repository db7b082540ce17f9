/// How the whole flock is: the worst that counts.
package enum HealthState: String, TermWord, CaseIterable {
    case healthy
    case degraded
    case unhealthy

    package init(_ lights: [HealthLight]) {
        switch lights.compactMap(\.weight).max() {
        case nil, 0: self = .healthy
        case 3: self = .unhealthy
        case .some: self = .degraded
        }
    }

    package var light: HealthLight {
        switch self {
        case .healthy: .green
        case .degraded: .yellow
        case .unhealthy: .red
        }
    }
}
