export default function Page() {
  return <h1>Still signed in?</h1>;
}
