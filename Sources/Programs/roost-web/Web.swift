import Dashboard
import Glibc

@main
struct Web {
    static func main() { exit(WebEntry.open()) }
}
