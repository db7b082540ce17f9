import Platform

/// A descriptor that may be gone, or was never there.
extension FileDescriptor? {
    var number: Int32? {
        switch self {
        case .some(let descriptor): descriptor.number
        case .none: nil
        }
    }
}
