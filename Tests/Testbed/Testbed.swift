import Glibc
import TestSupport

@main
struct Testbed {
    static func main() { exit(0) }
}
