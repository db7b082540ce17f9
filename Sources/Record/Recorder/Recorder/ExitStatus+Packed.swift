import Platform

extension ExitStatus {
    /// As wait(2) packs it.
    var packed: Int32 {
        switch self {
        case .exited(let code): (code & 0xff) << 8
        case .signaled(let signal, let coreDumped): signal.number | (coreDumped ? 0x80 : 0)
        }
    }
}
