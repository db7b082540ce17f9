import Glibc
import Supervision

@main
struct Roostd {
    static func main() { exit(DaemonEntry.open()) }
}
