import Glibc
import Recorder

@main
struct Shim {
    static func main() { exit(ShimEntry.open()) }
}
