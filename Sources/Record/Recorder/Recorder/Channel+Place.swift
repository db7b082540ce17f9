import Domain

extension Channel {
    var place: Int {
        switch self {
        case .stdout: 0
        case .stderr: 1
        }
    }
}
